package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.system.TraceCollector.Kept;
import io.cloudclicker.testing.process.ServiceProcess;
import io.cloudclicker.wire.Receipt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// One press, followed by its receipt alone: from the browser's trace over the call to the batch
/// that counted it, in what both services send to a collector and in what both log.
class TracesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String BROWSER = "b7ad6b7169203331";

  @Test
  void aPressIsFoundByItsReceipt_inTheTracesAndTheLogsOfBothServices() throws Exception {
    try (var collector = new TraceCollector();
        var kit = new PipelineKit(2, 1, 1, settings(collector))) {
      var text = press(kit);
      var receipt = Receipt.parse(text).orElseThrow();

      var publish = await(collector, it -> it.text("clicker.receipt").equals(Optional.of(text)));
      assertThat(publish.service()).isEqualTo("producer-service");
      assertThat(publish.trace()).isEqualTo(TRACE);
      var call = await(collector, it -> it.id().equals(publish.parent()));
      assertThat(call.parent()).isEqualTo(BROWSER);

      var batch = await(collector, it -> it.name().equals("batch") && holds(it, receipt));
      assertThat(batch.service()).isEqualTo("consumer-service");
      for (var part : new String[] {"transaction", "cache"}) {
        await(
            collector,
            it ->
                it.name().equals(part)
                    && it.parent().equals(batch.id())
                    && it.trace().equals(batch.trace()));
      }

      assertThat(line(kit.producers.getFirst(), "receipt=" + text).at("/trace/id").asText())
          .isEqualTo(TRACE);
      var range =
          "partition=%d from=%d to=%d"
              .formatted(
                  receipt.partition(),
                  batch.number("clicker.offset.from"),
                  batch.number("clicker.offset.to"));
      assertThat(line(kit.consumers.getFirst(), range).at("/trace/id").asText())
          .isEqualTo(batch.trace());
    }
  }

  private static Map<String, String> settings(TraceCollector collector) {
    return Map.of(
        "MANAGEMENT_OTLP_TRACING_ENDPOINT", collector.endpoint(),
        "MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1",
        "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs",
        "LOGGING_LEVEL_IO_CLOUDCLICKER_INGEST", "debug",
        "LOGGING_LEVEL_IO_CLOUDCLICKER_COUNTING", "debug");
  }

  private static String press(PipelineKit kit) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(kit.addresses().getFirst().resolve("click"))
            .timeout(Duration.ofSeconds(30))
            .header("traceparent", "00-" + TRACE + "-" + BROWSER + "-01")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      return JSON.readTree(answer.body()).get("receipt").asText();
    }
  }

  private static boolean holds(Kept batch, Receipt receipt) {
    return batch.number("clicker.log") == receipt.log()
        && batch.number("clicker.partition") == receipt.partition()
        && batch.number("clicker.offset.from") <= receipt.offset()
        && batch.number("clicker.offset.to") > receipt.offset();
  }

  private static Kept await(TraceCollector collector, Predicate<Kept> wanted) {
    return Awaitility.await()
        .atMost(LIMIT)
        .until(() -> collector.find(wanted), Optional::isPresent)
        .orElseThrow();
  }

  private static JsonNode line(ServiceProcess service, String part) throws IOException {
    return JSON.readTree(
        service.log().lines().filter(it -> it.contains(part)).findFirst().orElseThrow());
  }
}
