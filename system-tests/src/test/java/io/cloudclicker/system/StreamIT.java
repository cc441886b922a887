package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A press on one instance is heard on the other: through the log, a consumer and Redis.
class StreamIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void tellsEverywhere_whatWasPressedSomewhere() throws Exception {
    try (var kit = new PipelineKit(2, 2, 1);
        var listener = new Listener(kit.addresses().getLast().resolve("count/stream"))) {
      listener.await(total -> total.get("count").asLong() == 0);
      for (int press = 1; press <= 5; press++) {
        var answer = kit.call("POST", "/count", "{\"count\":" + press + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var receipt = Receipt.parse(read(answer).get("receipt").asText()).orElseThrow();
        var total = listener.await(it -> applied(it).includes(receipt));
        assertThat(total.get("count").asLong()).isEqualTo(press);
        assertThat(total.get("latest").asLong()).isEqualTo(press);
      }
      var points = read(kit.call("GET", "/api/counters/global/series", "")).get("points");
      assertThat(points.get(points.size() - 1).get("total").asLong()).isEqualTo(5);
      assertThat(points.findValues("clicks").stream().mapToLong(JsonNode::asLong).sum())
          .isEqualTo(5);
      assertThat(kit.call("GET", "/api/counters/global/badge.svg", "").body())
          .contains(">5</text>");
    }
  }

  private static Applied applied(JsonNode total) {
    return Applied.parse(total.get("applied").asText()).orElseThrow();
  }

  private static JsonNode read(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  /// Keeps every total that a stream tells.
  private static final class Listener implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CopyOnWriteArrayList<JsonNode> totals = new CopyOnWriteArrayList<>();

    Listener(URI stream) throws Exception {
      var lines = client.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines());
      Thread.startVirtualThread(() -> lines.body().forEach(this::hear));
    }

    private void hear(String line) {
      if (line.startsWith("data: ")) {
        try {
          totals.add(JSON.readTree(line.substring(6)));
        } catch (Exception e) {
          throw new IllegalStateException(line, e);
        }
      }
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
}
