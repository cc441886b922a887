package io.cloudclicker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/// Calls of the HTTP API, each bounded.
final class Api {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI base;
  private final String token;

  /// @param token blank for none
  Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  JsonNode get(String path) throws NoAnswer {
    return json(send(request(path).timeout(LIMIT).GET().build(), BodyHandlers.ofString()));
  }

  JsonNode post(String path, JsonNode body) throws NoAnswer {
    var request =
        request(path)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return json(send(request, BodyHandlers.ofString()));
  }

  /// The lines of an endless answer.
  Stream<String> lines(String path) throws NoAnswer {
    var answer = send(request(path).GET().build(), BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new NoAnswer(base + " answered " + answer.statusCode() + " to " + path);
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws NoAnswer {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new NoAnswer("no answer from %s: %s".formatted(base, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private JsonNode json(HttpResponse<String> answer) throws NoAnswer {
    var body = parsed(answer.body());
    if (answer.statusCode() >= 400) {
      throw new NoAnswer(refusal(answer.statusCode(), body));
    }
    if (!body.isObject()) {
      throw new NoAnswer(base + " is no Cloud Clicker: its answer is not JSON");
    }
    return body;
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  private String refusal(int status, JsonNode problem) {
    var detail = problem.path("detail").asText("no reason was given");
    var runbook = problem.path("runbook").asText("");
    var hint = status == 401 ? "; the token is read from CLICKER_API_TOKEN" : "";
    return "%s answered %d: %s%s%s"
        .formatted(base, status, detail, hint, runbook.isEmpty() ? "" : "; see " + runbook);
  }
}
