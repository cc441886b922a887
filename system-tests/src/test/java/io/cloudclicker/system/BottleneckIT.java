package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.testing.FaultProxy;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Each verdict by its real cause, on real services.
class BottleneckIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HOST_AND_PORT = Pattern.compile("//([^:/]+):(\\d+)/");
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int FLOOD = 300_000;

  private static final byte[] RECORD =
      ClickCodec.encode(List.of(new Click(CounterId.of(CounterName.GLOBAL), 0, null, 1, 0, null)));

  @Test
  void isNamedByItsRealCause() throws Exception {
    try (var kit = new PipelineKit(2, 1, 1);
        var clicks = clicks(kit)) {
      dependLessOnThisMachine(kit);
      send(kit, clicks, 0, 1);
      awaitLag(kit, it -> verdict(it).equals("none") && it.get("records").asLong() == 0);
      stopped(kit, clicks);
      consumer(kit, clicks);
      hotPartition(kit, clicks);
      database(kit, clicks);
    }
  }

  /// Where all parts share a few cores, rows and commits take long without any fault; where they
  /// are fast, a consumer is hardly ever behind.
  private static void dependLessOnThisMachine(PipelineKit kit) throws Exception {
    var producer = kit.producers.getFirst();
    producer.stop();
    producer.set("CLICKER_LAG_SLOW_DATABASE", "1s");
    producer.set("CLICKER_LAG_BEHIND", "500ms");
    producer.start().awaitReady(producer.uri().resolve("readyz"));
  }

  private static void stopped(PipelineKit kit, KafkaProducer<byte[], byte[]> clicks)
      throws Exception {
    var consumer = kit.consumers.getFirst();
    consumer.pause();
    long beforeMillis = System.currentTimeMillis();
    send(kit, clicks, 1, 3);
    var lag = awaitLag(kit, it -> verdict(it).equals("stopped"));
    assertThat(lag.get("records").asLong()).isEqualTo(3);
    assertThat(lag.get("seconds").asDouble())
        .isLessThanOrEqualTo((System.currentTimeMillis() - beforeMillis) / 1_000.0);
    assertThat(lag.get("seconds_to_drain").isNull()).isTrue();
    assertThat(lag.get("runbook").asText()).isEqualTo("docs/runbooks/lag.md");
    consumer.resume();
    awaitLag(kit, it -> verdict(it).equals("none") && it.get("records").asLong() == 0);
  }

  /// A tenth of a processor, as a limit of its CPU gives it: runs, is suspended, runs again.
  private static void consumer(PipelineKit kit, KafkaProducer<byte[], byte[]> clicks)
      throws Exception {
    var consumer = kit.consumers.getFirst();
    try (var _ = new CpuLimit(consumer, Duration.ofMillis(20), Duration.ofMillis(180))) {
      awaitLag(
          kit,
          it -> {
            boolean named = verdict(it).equals("consumer");
            if (!named && it.get("records").asLong() < FLOOD) {
              send(kit, clicks, 0, FLOOD / 10);
              send(kit, clicks, 1, FLOOD / 10);
            }
            return named;
          });
    }
    awaitLag(kit, it -> verdict(it).equals("none") && it.get("records").asLong() == 0);
  }

  private static void hotPartition(PipelineKit kit, KafkaProducer<byte[], byte[]> clicks)
      throws Exception {
    awaitLag(
        kit,
        it -> {
          boolean named = verdict(it).equals("hot_partition");
          if (!named) {
            send(kit, clicks, 0, FLOOD);
          }
          return named;
        });
    awaitLag(kit, it -> it.get("records").asLong() == 0);
  }

  private static void database(PipelineKit kit, KafkaProducer<byte[], byte[]> clicks)
      throws Exception {
    var consumer = kit.consumers.getFirst();
    var address = HOST_AND_PORT.matcher(kit.database.url());
    assertThat(address.find()).isTrue();
    try (var proxy = new FaultProxy(address.group(1), Integer.parseInt(address.group(2)))) {
      consumer.stop();
      var through = address.replaceFirst("//127.0.0.1:" + proxy.port() + "/");
      consumer.set("SPRING_DATASOURCE_URL", through);
      consumer.start().awaitReady(consumer.management().resolve("actuator/health"));
      proxy.delay(Duration.ofMillis(400));
      var lag =
          awaitLag(
              kit,
              it -> {
                // Clicks go on: one batch alone is not behind for long enough to be seen.
                send(kit, clicks, 0, 10);
                send(kit, clicks, 1, 10);
                return verdict(it).equals("database");
              });
      assertThat(lag.get("runbook").asText()).isEqualTo("docs/runbooks/mysql-away.md");
      proxy.mend();
      awaitLag(kit, it -> verdict(it).equals("none") && it.get("records").asLong() == 0);
    }
  }

  private static KafkaProducer<byte[], byte[]> clicks(PipelineKit kit) {
    var bytes = new ByteArraySerializer();
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", kit.stack.kafkaBootstrapServers(),
            "acks", "all",
            "linger.ms", "5",
            "compression.type", "lz4"),
        bytes,
        bytes);
  }

  private static void send(
      PipelineKit kit, KafkaProducer<byte[], byte[]> clicks, int partition, int count) {
    for (int sent = 0; sent < count; sent++) {
      var _ = clicks.send(new ProducerRecord<>(kit.topic, partition, null, RECORD));
    }
    clicks.flush();
  }

  private static String verdict(JsonNode lag) {
    return lag.get("bottleneck").asText();
  }

  private static JsonNode awaitLag(PipelineKit kit, Predicate<JsonNode> wanted) {
    return Awaitility.await()
        .atMost(LIMIT)
        .until(
            () -> JSON.readTree(kit.call("GET", "/api/ops/lag", "").body()),
            it -> it.has("bottleneck") && wanted.test(it));
  }
}
