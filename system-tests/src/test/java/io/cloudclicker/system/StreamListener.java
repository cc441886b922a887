package io.cloudclicker.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// Keeps every total that a stream tells.
final class StreamListener implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final CopyOnWriteArrayList<JsonNode> totals = new CopyOnWriteArrayList<>();

  StreamListener(URI stream) throws IOException, InterruptedException {
    var lines = client.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines());
    Thread.startVirtualThread(() -> lines.body().forEach(this::hear));
  }

  private void hear(String line) {
    if (line.startsWith("data: ")) {
      try {
        totals.add(JSON.readTree(line.substring(6)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(line, e);
      }
    }
  }

  List<JsonNode> totals() {
    return List.copyOf(totals);
  }

  JsonNode await(Predicate<JsonNode> wanted) {
    Awaitility.await("a total").until(() -> totals.stream().anyMatch(wanted));
    return totals.stream().filter(wanted).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
