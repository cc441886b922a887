package io.cloudclicker.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/// Somebody who presses and reads over HTTP.
final class Caller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final URI address;

  Caller(int port) {
    this.address = URI.create("http://localhost:" + port);
  }

  /// Presses without a key.
  ///
  /// @return the receipt
  String press() throws IOException, InterruptedException {
    return queued(send(request("/click").POST(BodyPublishers.noBody())));
  }

  /// Presses with a key, once more than needed.
  ///
  /// @return the second receipt
  String pressTwice(String key) throws IOException, InterruptedException {
    var press =
        request("/count")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"count\": 7}"));
    queued(send(press));
    return queued(send(press));
  }

  HttpResponse<String> createCounter(String name, String token)
      throws IOException, InterruptedException {
    return send(
        request("/api/counters")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\": \"%s\"}".formatted(name))));
  }

  /// The count as soon as it includes the click of the receipt.
  long countWith(String receipt) {
    return Awaitility.await("the count includes " + receipt)
        .atMost(LIMIT)
        .until(() -> read("?wait=1s&after=" + receipt), it -> it.path("included").asBoolean())
        .path("count")
        .asLong();
  }

  long count() throws IOException, InterruptedException {
    return read("").path("count").asLong();
  }

  private JsonNode read(String query) throws IOException, InterruptedException {
    return JSON.readTree(send(request("/count" + query).GET()).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(LIMIT);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String queued(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 202) {
      throw new IOException(answer + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("receipt").asText();
  }
}
