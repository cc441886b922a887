package io.cloudclicker.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows redirects, keeps cookies, and fills in a provider's form.
final class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI home;

  Browser(URI home) {
    this.home = home;
  }

  /// Goes there and signs in as somebody on the provider's page, which it is sent to on the way.
  /// Returns the address of the last page of ours that it was sent to.
  URI signInAt(URI address, String person) throws IOException, InterruptedException {
    var page = follow(get(address));
    var token = TOKEN.matcher(page.body());
    if (!token.find()) {
      throw new IllegalStateException("no form on " + page.uri() + ": " + page.body());
    }
    var form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(person, person, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    var posted =
        HttpRequest.newBuilder(page.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return follow(send(posted)).uri();
  }

  /// As the app does it: with the cookies, a token if there is one, and the header that pages of
  /// others can't send.
  HttpResponse<String> call(String method, String path, @Nullable String token, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF", "1")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  /// A new access token for the refresh cookie, with whose it is.
  JsonNode refreshed() throws IOException, InterruptedException {
    return JSON.readTree(call("POST", "/api/token/refresh", null, "").body());
  }

  HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).header("Accept", "text/html, */*").build());
  }

  /// A page of ours ends the way: nobody serves one here.
  private HttpResponse<String> follow(HttpResponse<String> answer)
      throws IOException, InterruptedException {
    var present = answer;
    while (present.headers().firstValue("Location").isPresent()) {
      var next = present.uri().resolve(present.headers().firstValue("Location").orElseThrow());
      present = get(next);
    }
    return present;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
