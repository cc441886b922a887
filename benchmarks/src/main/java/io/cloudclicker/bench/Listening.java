package io.cloudclicker.bench;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Listens to the stream of `global` as a browser does, and keeps when which clicks were to be
/// seen.
final class Listening implements AutoCloseable {

  private static final String ID = "id:";

  /// @param atNanos of `System.nanoTime()`
  record Seen(long atNanos, Applied applied) {}

  private final HttpClient http;
  private final HttpResponse<Stream<String>> response;
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  Listening(URI service) throws IOException, InterruptedException {
    this(HttpClient.newHttpClient(), service);
  }

  /// @param http of its own, or that of others that end together
  Listening(HttpClient http, URI service) throws IOException, InterruptedException {
    this.http = http;
    var request = HttpRequest.newBuilder(service.resolve("count/stream")).build();
    response = http.send(request, BodyHandlers.ofLines());
    thread = Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (var lines = response.body()) {
      lines.filter(line -> line.startsWith(ID)).forEach(this::note);
    } catch (RuntimeException e) {
      // The stream was closed while it was read.
    }
  }

  private void note(String line) {
    Applied.parse(line.substring(ID.length()).strip())
        .ifPresent(applied -> seen.add(new Seen(System.nanoTime(), applied)));
  }

  /// When a total was first to be seen that includes it.
  Optional<Long> whenSeen(Receipt receipt) {
    return seen.stream()
        .filter(it -> it.applied().includes(receipt))
        .map(Seen::atNanos)
        .findFirst();
  }

  /// False once the stream has ended, whoever ended it.
  boolean isOpen() {
    return thread.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    http.shutdownNow();
    thread.join();
  }
}
