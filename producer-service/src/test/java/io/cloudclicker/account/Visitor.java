package io.cloudclicker.account;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody with a client that keeps a token and a cookie, as a browser does.
public final class Visitor {

  public static final String PASSWORD = "correct-horse-7";

  public final String name;
  private final RunningProducer producer;
  private @Nullable String token;
  private String cookie = "";
  private long id;

  public Visitor(RunningProducer producer) {
    this(producer, "v-" + UUID.randomUUID().toString().substring(0, 8));
  }

  public Visitor(RunningProducer producer, String name) {
    this.producer = producer;
    this.name = name;
  }

  /// Somebody with a role, signed in.
  public static Visitor signedIn(RunningProducer producer, String role) {
    var visitor = new Visitor(producer);
    visitor.id = JsonPath.<Number>read(visitor.register().body(), "$.user_id").longValue();
    if (!role.equals("USER")) {
      var changed =
          machine(producer)
              .put("/api/users/" + visitor.id + "/role", "{\"role\":\"" + role + "\"}");
      if (changed.statusCode() != 200) {
        throw new AssertionError(changed.body());
      }
    }
    visitor.login();
    return visitor;
  }

  /// Whoever has the configured token.
  public static Visitor machine(RunningProducer producer) {
    return new Visitor(producer).with(RunningProducer.TOKEN);
  }

  public Visitor with(@Nullable String otherToken) {
    token = otherToken;
    return this;
  }

  public long id() {
    return id;
  }

  public String token() {
    return String.valueOf(token);
  }

  public String cookie() {
    return cookie;
  }

  public void useCookie(String older) {
    cookie = older;
  }

  public HttpResponse<String> register() {
    return post("/api/register", credentials(PASSWORD));
  }

  public HttpResponse<String> login() {
    return login(PASSWORD);
  }

  public HttpResponse<String> login(String password) {
    return signIn(credentials(password));
  }

  public HttpResponse<String> signIn(String body) {
    return keep(call("POST", "/api/login", body));
  }

  public HttpResponse<String> refresh() {
    return keep(call("POST", "/api/token/refresh", null, "X-CSRF", "1"));
  }

  public HttpResponse<String> logout() {
    return call("POST", "/api/logout", null, "X-CSRF", "1");
  }

  public HttpResponse<String> get(String path) {
    return call("GET", path, null);
  }

  public HttpResponse<String> post(String path, String json) {
    return call("POST", path, json);
  }

  public HttpResponse<String> put(String path, String json) {
    return call("PUT", path, json);
  }

  public HttpResponse<String> delete(String path) {
    return call("DELETE", path, null);
  }

  public HttpResponse<String> call(
      String method, String path, @Nullable String json, String... headers) {
    var request = producer.request(path, headers);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (json == null) {
      return producer.send(request.method(method, BodyPublishers.noBody()).build());
    }
    request.header("Content-Type", "application/json");
    return producer.send(request.method(method, BodyPublishers.ofString(json)).build());
  }

  public String credentials(String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
  }

  private HttpResponse<String> keep(HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      token = JsonPath.read(answer.body(), "$.token");
      id = JsonPath.<Number>read(answer.body(), "$.user_id").longValue();
      var set = answer.headers().firstValue("Set-Cookie").orElseThrow();
      cookie = set.substring(0, set.indexOf(';'));
    }
    return answer;
  }
}
