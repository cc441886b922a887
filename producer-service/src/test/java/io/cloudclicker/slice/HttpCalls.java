package io.cloudclicker.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// HTTP calls to one instance, as a client makes them.
public final class HttpCalls {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String base;
  private final @Nullable String token;

  HttpCalls(String base) {
    this(base, Slice.TOKEN);
  }

  private HttpCalls(String base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /// An answer.
  public record Answer(int status, HttpResponse<String> response, JsonNode body) {

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String type() {
      return body.path("type").asText().replace("urn:cloudclicker:problem:", "");
    }
  }

  public HttpCalls with(@Nullable String otherToken) {
    return new HttpCalls(base, otherToken);
  }

  public Answer get(String path) {
    return call("GET", path, null, null);
  }

  public Answer delete(String path) {
    return call("DELETE", path, null, null);
  }

  public Answer post(String path) {
    return call("POST", path, null, null);
  }

  public Answer post(String path, String json) {
    return call("POST", path, json, "application/json");
  }

  public Answer patch(String path, String json) {
    return call("PATCH", path, json, "application/json");
  }

  public Answer call(
      String method, String path, @Nullable String body, @Nullable String contentType) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response, MAPPER.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
