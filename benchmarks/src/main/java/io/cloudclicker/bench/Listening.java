package io.cloudclicker.bench;

import io.cloudclicker.wire.Applied;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Listens to the stream of `global` as a browser does, and keeps when which clicks were to be
/// seen.
final class Listening implements AutoCloseable {

  private static final String ID = "id:";

  /// @param atNanos of `System.nanoTime()`
  record Seen(long atNanos, Applied applied) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<Stream<String>> response;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Thread thread;

  Listening(URI service) throws IOException, InterruptedException {
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

  /// When everything was first to be seen that `all` says.
  Optional<Long> whenSeen(Predicate<Applied> all) {
    return seen.stream().filter(it -> all.test(it.applied())).map(Seen::atNanos).findFirst();
  }

  @Override
  public void close() throws InterruptedException {
    http.shutdownNow();
    thread.join();
  }
}
