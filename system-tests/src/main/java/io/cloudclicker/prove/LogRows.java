package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.ledger.LogAudit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// What happens to the log itself: records that nobody can read, retention, deletion, growth.
final class LogRows {

  private static final int HUGE = 900_000;

  /// A record that needs reader 2,097,151.
  private static final byte[] FROM_NO_VERSION = {8, -1, -1, 127};

  private LogRows() {}

  /// Row 26.
  static void holdsPoison(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(200);
      var poison = poison(new Random(trial.seed()));
      for (var partition : pipeline.progress().keySet()) {
        append(pipeline, partition, poison);
      }
      pressing.awaitAcknowledged(200);
      var log = pressing.finish();
      assertThat(log.rejected()).isEqualTo(3L * poison.size());
      assertThat(rejectedRows(pipeline)).as("rejected rows").isEqualTo(log.rejected());
    }
  }

  private static List<byte @Nullable []> poison(Random random) {
    var noise = new byte[100];
    random.nextBytes(noise);
    noise[0] = (byte) 0xff;
    var huge = new byte[HUGE];
    random.nextBytes(huge);
    huge[0] = (byte) 0xff;
    var list = new ArrayList<byte @Nullable []>();
    list.add(noise);
    list.add(new byte[0]);
    list.add(null);
    list.add(huge);
    list.add(FROM_NO_VERSION);
    return list;
  }

  private static void append(Pipeline pipeline, int partition, List<byte @Nullable []> values)
      throws Exception {
    var bytes = new ByteArraySerializer();
    var configuration = Map.<String, Object>of("bootstrap.servers", pipeline.bootstrapServers);
    try (var producer = new KafkaProducer<>(configuration, bytes, bytes)) {
      for (var value : values) {
        producer
            .send(new ProducerRecord<byte[], byte[]>(pipeline.topic, partition, null, value))
            .get();
      }
    }
  }

  private static long rejectedRows(Pipeline pipeline) throws Exception {
    return number(pipeline, "SELECT COUNT(*) FROM rejected_record");
  }

  private static long number(Pipeline pipeline, String sql) throws Exception {
    try (var connection = pipeline.database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Row 29.
  static void getsMorePartitions(Trial trial) throws Exception {
    var plan =
        trial
            .pipeline()
            .consumersWith("SPRING_KAFKA_CONSUMER_PROPERTIES_METADATA_MAX_AGE_MS", "2000")
            .producersWith("SPRING_KAFKA_PRODUCER_PROPERTIES_METADATA_MAX_AGE_MS", "2000")
            // A client stays with a partition for as many bytes as a batch may have.
            .producersWith("SPRING_KAFKA_PRODUCER_BATCH_SIZE", "512B");
    try (var pipeline = plan.start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      pressing.pressWithoutKeys(50);
      pipeline.group.addPartitions(pipeline.topic, 6);
      awaitWithoutKeys(pipeline, pressing);
      var log = pressing.finish();
      assertThat(pipeline.progress()).as("partitions that are counted").hasSize(6);
      assertThat(log.partitionsWithKeys()).as("partitions with keys").containsOnly(0, 1, 2);
    }
  }

  /// Presses without keys until the new partitions have some.
  private static void awaitWithoutKeys(Pipeline pipeline, Pressing pressing) {
    Wait.until(
        "clicks in the new partitions are counted",
        () -> {
          pressing.pressWithoutKeys(50);
          return pipeline.progress().values().stream().filter(it -> it > 0).count() == 6;
        });
  }

  /// Row 30.
  static void forgetsWhatIsNotCounted(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      for (var consumer : pipeline.consumers) {
        consumer.stop();
      }
      var counted = pipeline.progress();
      pressing.stop();
      pipeline.group.deleteRecords(pipeline.topic, pipeline.ends());
      for (var consumer : pipeline.consumers) {
        consumer.start();
      }
      for (var partition : pipeline.ends().entrySet()) {
        long lost = partition.getValue() - counted.getOrDefault(partition.getKey(), 0L);
        awaitStopped(pipeline, lost + " records are lost");
      }
      assertThat(pipeline.progress()).as("where the database stands").isEqualTo(counted);
      pressing.record(0, 0);
    }
  }

  private static void awaitStopped(Pipeline pipeline, String reason) {
    Wait.until(
        "a partition that is stopped and says: " + reason,
        () -> pipeline.consumers.stream().anyMatch(it -> it.log().contains(reason)));
  }

  /// Row 31.
  static void isMadeAgain(Trial trial) throws Exception {
    var plan = trial.pipeline().consumersWith("CLICKER_COUNTING_STOPPEDPAUSE", "2s");
    try (var pipeline = plan.start();
        var pressing = pipeline.press()) {
      pressing.finish();
      long before = pressing.stored();
      long acknowledged = pressing.acknowledged();
      pipeline.stack.deleteTopic(pipeline.topic);
      Wait.untilItCanBeSaid(
          "the topic can be made again",
          () -> {
            pipeline.stack.createTopic(pipeline.topic, 3);
            return true;
          });
      awaitStopped(pipeline, "is not the one that was counted so far");
      adopt(pipeline);
      Wait.untilItCanBeSaid(
          "the new log takes clicks",
          () -> {
            pressing.pressWithoutKeys(100);
            return true;
          });
      long pressed = pressing.acknowledged() - acknowledged;
      long added = clicks(pipeline.log());
      assertThat(added).as("clicks in the new log").isGreaterThanOrEqualTo(pressed);
      Wait.until("clicks of both logs are in the total", () -> total(pipeline) == before + added);
      pipeline.awaitNothingStopped();
    }
  }

  private static long clicks(LogAudit log) {
    return log.cells().values().stream().mapToLong(Long::longValue).sum();
  }

  /// As the runbook says it.
  private static void adopt(Pipeline pipeline) throws Exception {
    try (var connection = pipeline.database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO job (id, kind, created_at)"
              + " VALUES (UUID(), 'adopt-log', UNIX_TIMESTAMP() * 1000)");
    }
  }

  private static long total(Pipeline pipeline) throws Exception {
    return number(pipeline, "SELECT SUM(clicks) FROM counter_shard");
  }

  /// Row 32.
  static void hasAGroupThatIsReset(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      for (boolean toTheEnd : List.of(false, true)) {
        for (var consumer : pipeline.consumers) {
          consumer.stop();
        }
        pressing.awaitAcknowledged(300);
        pipeline.group.reset(pipeline.topic, offsets(pipeline, toTheEnd));
        for (var consumer : pipeline.consumers) {
          consumer.start();
        }
        pipeline.awaitProgressBeyond(pipeline.progress());
      }
      pressing.finish();
    }
  }

  private static Map<Integer, Long> offsets(Pipeline pipeline, boolean toTheEnd) {
    var offsets = new HashMap<>(pipeline.ends());
    if (!toTheEnd) {
      offsets.replaceAll((_, _) -> 0L);
    }
    return offsets;
  }
}
