package io.cloudclicker.prove;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// Calls that are no presses.
final class Web {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private static final int MUCH = 100_000;

  private Web() {}

  /// The status of a GET; -1 without an answer.
  static int status(URI uri) throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(uri));
    } catch (IOException e) {
      return -1;
    }
  }

  /// The answers to a body, a header and a query that are far too long.
  static List<Integer> endless(URI service) throws IOException, InterruptedException {
    var much = "9".repeat(MUCH);
    var count = service.resolve("count");
    return List.of(
        send(
            HttpRequest.newBuilder(count)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"count\":" + much + "}"))),
        send(HttpRequest.newBuilder(count).header("X-Much", much)),
        send(HttpRequest.newBuilder(service.resolve("count?after=" + much))));
  }

  private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.timeout(LIMIT).build(), BodyHandlers.discarding()).statusCode();
  }
}
