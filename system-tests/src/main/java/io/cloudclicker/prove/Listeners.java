package io.cloudclicker.prove;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Clients that listen to the live total, each for a minute, then anew.
final class Listeners implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI stream;
  private final List<Thread> threads;
  private volatile boolean goOn = true;

  Listeners(URI service, int count) {
    stream = service.resolve("count/stream");
    threads =
        IntStream.range(0, count)
            .mapToObj(number -> Thread.ofVirtual().name("listener-" + number).start(this::listen))
            .toList();
  }

  private void listen() {
    while (goOn) {
      var answer =
          http.sendAsync(HttpRequest.newBuilder(stream).build(), BodyHandlers.discarding());
      try {
        answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        answer.cancel(true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    goOn = false;
    http.shutdownNow();
    for (var thread : threads) {
      thread.join();
    }
  }
}
