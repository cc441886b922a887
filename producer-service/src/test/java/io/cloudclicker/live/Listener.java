package io.cloudclicker.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.testing.Patience;
import io.cloudclicker.wire.Applied;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// Listens to a stream as a browser does, and keeps all that it hears.
public final class Listener implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Heard> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end;

  /// @param id as it was sent
  public record Heard(String id, JsonNode data) {

    /// What the client has seen with it.
    public Applied seen() {
      return Applied.parse(id).orElseThrow();
    }

    /// What its total includes.
    public Applied applied() {
      return Applied.parse(data.get("applied").asText()).orElseThrow();
    }

    public String counter() {
      return data.get("counter").asText();
    }

    public long count() {
      return data.get("count").asLong();
    }
  }

  /// @param headers names and values, by turns
  public Listener(URI stream, String... headers) {
    var request = HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      response = client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    end = CompletableFuture.runAsync(this::listen, Thread::startVirtualThread);
  }

  private void listen() {
    var body = new InputStreamReader(response.body(), StandardCharsets.UTF_8);
    try (var reader = new BufferedReader(body)) {
      var id = "";
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        }
        if (line.startsWith("data: ")) {
          events.add(new Heard(id, JSON.readTree(line.substring(6))));
        }
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<?> response() {
    return response;
  }

  public List<String> lines() {
    return lines;
  }

  public List<Heard> events() {
    return events;
  }

  public Heard await(Predicate<Heard> wanted) {
    Awaitility.await("an event").until(() -> events.stream().anyMatch(wanted));
    return events.stream().filter(wanted).findFirst().orElseThrow();
  }

  public Heard awaitCount(long count) {
    return await(heard -> heard.count() == count);
  }

  /// Returns when the stream has ended in good order; fails where it broke off.
  public void awaitEnd() {
    end.orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
