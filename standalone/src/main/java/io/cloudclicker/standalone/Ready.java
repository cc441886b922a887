package io.cloudclicker.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// Waits until a click can be pressed and read, as anybody outside would see it.
final class Ready {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final List<String> CALLS = List.of("/readyz", "/health", "/count");

  private Ready() {}

  static void await(URI address) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (String call : CALLS) {
        await(http, address.resolve(call), end);
      }
    }
  }

  private static void await(HttpClient http, URI call, long end) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(call).timeout(Duration.ofSeconds(5)).build();
    while (!answers(http, request)) {
      if (System.nanoTime() - end > 0) {
        throw new CannotStart(
            "%s did not answer 200 within %d seconds.".formatted(call, LIMIT.toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
