package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Receipt;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// A press on one instance is heard on the other: through the log, a consumer and Redis.
class StreamIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void tellsEverywhere_whatWasPressedSomewhere() throws Exception {
    try (var kit = new PipelineKit(2, 2, 1);
        var listener = new StreamListener(kit.addresses().getLast().resolve("count/stream"))) {
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

  private static JsonNode read(HttpResponse<String> answer) throws JsonProcessingException {
    return JSON.readTree(answer.body());
  }
}
