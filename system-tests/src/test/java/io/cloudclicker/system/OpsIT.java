package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.cli.Ops;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `./clicker ops` against real services: what it prints, and what its exit status says.
class OpsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static PipelineKit kit;

  @BeforeAll
  static void start() throws Exception {
    kit = new PipelineKit(2, 1, 1);
    for (int press = 0; press < 3; press++) {
      assertThat(kit.call("POST", "/count", "{\"count\":7}").statusCode()).isEqualTo(202);
    }
    kit.awaitQuiescence();
  }

  @AfterAll
  static void stop() throws Exception {
    kit.close();
  }

  private record Said(int status, String out, String err) {}

  @Test
  void lag_isATableAJsonDocumentAndAGraph_andTheStatusSaysWhetherAllIsWell() throws Exception {
    var well = Awaitility.await().atMost(LIMIT).until(() -> ops("lag"), it -> it.status() == 0);
    assertThat(well.out()).contains("partition", "log end", "bottleneck: none", "lag.md");
    assertThat(JSON.readTree(ops("lag", "--json").out()).get("bottleneck").asText())
        .isEqualTo("none");
    assertThat(ops("lag", "--watch", "--times", "2").out()).contains("▁▁  at most 0.0 s");
    kit.consumers.getFirst().pause();
    try {
      kit.call("POST", "/count", "{\"count\":7}");
      var stopped =
          Awaitility.await().atMost(LIMIT).until(() -> ops("lag"), it -> it.status() == 1);
      assertThat(stopped.out()).doesNotContain("bottleneck: none");
    } finally {
      kit.consumers.getFirst().resume();
    }
    Awaitility.await().atMost(LIMIT).until(() -> ops("lag").status() == 0);
  }

  @Test
  void audit_comparesPerPartition() {
    var said = Awaitility.await().atMost(LIMIT).until(() -> ops("audit"), OpsIT::hasCompared);
    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out()).contains("drift 0", "drift.md");
  }

  private static boolean hasCompared(Said said) {
    return said.out().lines().filter(line -> line.matches("\\s*[01] .*")).count() == 2;
  }

  @Test
  void rejected_listsWhatWaits_andHasItCountedAfterAll() throws Exception {
    assertThat(ops("rejected").status()).isZero();
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", kit.stack.kafkaBootstrapServers());
    try (var log = new KafkaProducer<>(settings, bytes, bytes)) {
      var noise = "noise".getBytes(StandardCharsets.UTF_8);
      log.send(new ProducerRecord<>(kit.topic, 0, null, noise)).get();
    }
    var said =
        Awaitility.await().atMost(LIMIT).until(() -> ops("rejected"), it -> it.status() == 1);
    assertThat(said.out()).contains("receipt", "reason");
    var receipt = JSON.readTree(ops("rejected", "--json").out()).at("/rejected/0/receipt").asText();
    var again = ops("rejected", "--retry", receipt);
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.err()).contains("answered 422");
  }

  @Test
  void recount_waitsForItsEnd() {
    var said = ops("recount", "global", "--wait");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).contains(": done");
    assertThat(ops("recount", "no-such").err()).contains("answered 404");
    assertThat(ops("recount").status()).isEqualTo(2);
  }

  @Test
  void tail_followsTotals() {
    var said = ops("tail", "--times", "1");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).contains("ms behind");
  }

  @Test
  void aRefusalSaysWhy() {
    var said = ops(Map.of("CLICKER_URL", kit.addresses().getFirst().toString()), "lag");
    assertThat(said.status()).isEqualTo(3);
    assertThat(said.err()).contains("answered 401").contains("CLICKER_API_TOKEN");
  }

  private static Said ops(String... arguments) {
    var environment = new HashMap<String, String>();
    environment.put("CLICKER_URL", kit.addresses().getFirst().toString());
    environment.put("CLICKER_API_TOKEN", PipelineKit.TOKEN);
    return ops(environment, arguments);
  }

  private static Said ops(Map<String, String> environment, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = List.of(arguments).toArray(String[]::new);
    int status = Ops.run(environment, new PrintWriter(out), new PrintWriter(err), all);
    return new Said(status, out.toString(), err.toString());
  }
}
