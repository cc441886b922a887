package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.signal.Signal;
import io.cloudclicker.testing.Exported;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a running producer exports, against what docs/metrics.md says.
class MetricsIT {

  private static final int COUNTERS = 10_000;
  private static final int BATCH = 1_000;

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(2);
    producer.post("/count", "{\"count\":1}");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> exported().names().contains(Signal.LAG_SECONDS.prometheus()));
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void exportsWhatThePageSays_andNothingElse() {
    exported().isAsDocumented(Signal.Service.PRODUCER);
  }

  @Test
  void exportsWhatTheRulesUseOfOthers() {
    assertThat(producer.metrics())
        .contains("http_server_requests_seconds_bucket{")
        .contains("le=\"0.3\"")
        .contains("resilience4j_bulkhead_available_concurrent_calls{")
        .contains("resilience4j_circuitbreaker_state{")
        .contains("hikaricp_connections_pending{");
  }

  @Test
  void hasAsManySeriesAfterTenThousandCounters() {
    press(0);
    ask(0);
    int before = exported().series();
    for (int from = 0; from < COUNTERS; from += BATCH) {
      press(from);
      ask(from);
    }
    assertThat(exported().series()).isEqualTo(before);
  }

  private static void press(int from) {
    var clicks =
        IntStream.range(from, from + BATCH)
            .mapToObj("{\"count\":1,\"counter\":\"c-%d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"clicks\":[", "]}"));
    assertThat(producer.post("/count/batch", clicks).statusCode()).isEqualTo(207);
  }

  private static void ask(int from) {
    for (int counter = from; counter < from + BATCH; counter += 100) {
      producer.get("/api/counters/c-" + counter);
      producer.get("/no/such/page/" + counter);
    }
  }

  private static Exported exported() {
    return Exported.of(producer.metrics());
  }
}
