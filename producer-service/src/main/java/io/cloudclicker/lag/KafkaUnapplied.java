package io.cloudclicker.lag;

import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads with a consumer of its own, in no group, made at first use and anew after a failure. A
/// record that was read is remembered for as long as its partition stands there, so a partition
/// costs one small fetch per move, and a stopped one none. For one thread.
final class KafkaUnapplied implements Unapplied, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Map<Integer, Read> reads = new HashMap<>();
  private @Nullable Consumer<byte[], byte[]> consumer;
  private int readLog;

  KafkaUnapplied(String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.topic = topic;
    this.consumers = consumers;
  }

  private record Read(long position, long appendedAtMillis, double clicksPerRecord) {}

  @Override
  public Map<Integer, Oldest> read(int log, Map<Integer, Long> offsets) throws Unavailable {
    forgetAllBut(log, offsets.keySet());
    if (offsets.isEmpty()) {
      return Map.of();
    }
    try {
      long deadline = System.nanoTime() + LIMIT.toNanos();
      var begins = begins(offsets.keySet());
      var positions = positions(offsets, begins);
      fetch(positions, deadline);
      return oldest(positions, begins);
    } catch (KafkaException e) {
      close();
      throw new Unavailable(e);
    }
  }

  private void forgetAllBut(int log, Set<Integer> partitions) {
    if (log != readLog) {
      reads.clear();
      readLog = log;
    }
    reads.keySet().retainAll(partitions);
  }

  private Map<Integer, Long> begins(Set<Integer> partitions) {
    var asked = partitions.stream().map(this::partition).collect(Collectors.toSet());
    return consumer().beginningOffsets(asked, LIMIT).entrySet().stream()
        .collect(Collectors.toMap(it -> it.getKey().partition(), Map.Entry::getValue));
  }

  /// Of what retention has deleted, the first record that is still there.
  private static Map<Integer, Long> positions(
      Map<Integer, Long> offsets, Map<Integer, Long> begins) {
    Map<Integer, Long> positions = new HashMap<>();
    offsets.forEach((part, at) -> positions.put(part, Math.max(at, begins.getOrDefault(part, 0L))));
    return positions;
  }

  private void fetch(Map<Integer, Long> positions, long deadline) {
    var missing = new HashSet<TopicPartition>();
    positions.forEach(
        (part, position) -> {
          var read = reads.get(part);
          if (read == null || read.position() != position) {
            missing.add(partition(part));
          }
        });
    consumer().assign(missing);
    consumer().resume(missing);
    missing.forEach(it -> consumer().seek(it, at(positions, it)));
    while (!missing.isEmpty() && System.nanoTime() - deadline < 0) {
      var records = consumer().poll(POLL);
      for (var partition : records.partitions()) {
        var read = read(at(positions, partition), records.records(partition));
        reads.put(partition.partition(), read);
        missing.remove(partition);
      }
      consumer().pause(records.partitions());
    }
  }

  private static long at(Map<Integer, Long> positions, TopicPartition partition) {
    return Objects.requireNonNull(positions.get(partition.partition()));
  }

  private static Read read(long position, List<ConsumerRecord<byte[], byte[]>> records) {
    double clicks = records.stream().mapToInt(record -> clicks(record.value())).sum();
    return new Read(position, records.getFirst().timestamp(), clicks / records.size());
  }

  private static int clicks(byte @Nullable [] value) {
    return ClickCodec.decode(value) instanceof LogRecord.Clicks(var entries) ? entries.size() : 0;
  }

  private Map<Integer, Oldest> oldest(Map<Integer, Long> positions, Map<Integer, Long> begins) {
    Map<Integer, Oldest> oldest = new HashMap<>();
    reads.forEach(
        (part, read) -> {
          if (read.position() == Objects.requireNonNull(positions.get(part))) {
            long begin = begins.getOrDefault(part, 0L);
            oldest.put(part, new Oldest(begin, read.appendedAtMillis(), read.clicksPerRecord()));
          }
        });
    return oldest;
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  private Consumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer = consumers.get();
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(Duration.ZERO);
      consumer = null;
    }
  }
}
