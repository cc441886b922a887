package io.cloudclicker.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Kafka's consumer on the simulated log, with `auto.offset.reset=none`: a partition without a
/// position, or with one outside of the log, ends a poll.
public final class LogConsumer extends MockConsumer<byte[], byte[]> {

  private final Supplier<LogTopic> topic;
  private final Supplier<Set<Integer>> group;
  private final Fortune fortune;
  private final int mostRecords;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private @Nullable ConsumerRebalanceListener listener;
  private BiConsumer<Integer, Long> flush = (_, _) -> {};

  /// @param group the partitions that the group gives to this member now
  LogConsumer(
      Supplier<LogTopic> topic, Supplier<Set<Integer>> group, Fortune fortune, int mostRecords) {
    super(OffsetResetStrategy.NONE);
    this.topic = topic;
    this.group = group;
    this.fortune = fortune;
    this.mostRecords = mostRecords;
  }

  /// Called with each partition that is taken away, and the position then.
  public void flushBy(BiConsumer<Integer, Long> flushing) {
    flush = flushing;
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener told) {
    listener = told;
  }

  @Override
  public synchronized void assign(Collection<TopicPartition> partitions) {
    assigned.clear();
    assigned.addAll(partitions);
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    var told = listener;
    if (told != null) {
      rebalance(told);
    }
    requirePositions();
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    for (var partition : assigned) {
      if (!paused.contains(partition)) {
        fetch(partition, records);
      }
    }
    return new ConsumerRecords<>(records);
  }

  private void rebalance(ConsumerRebalanceListener told) {
    var now = group.get().stream().map(LogConsumer::partition).collect(Collectors.toSet());
    var revoked = new ArrayList<>(assigned);
    revoked.removeAll(now);
    var added = new ArrayList<>(now);
    added.removeAll(assigned);
    if (!revoked.isEmpty()) {
      fortune.happened(Happening.REVOKED);
      told.onPartitionsRevoked(revoked);
      revoked.forEach(this::drop);
    }
    if (!added.isEmpty()) {
      assigned.addAll(added);
      told.onPartitionsAssigned(added);
    }
  }

  private void drop(TopicPartition partition) {
    flush.accept(partition.partition(), position(partition));
    assigned.remove(partition);
    paused.remove(partition);
    positions.remove(partition);
  }

  private void requirePositions() {
    for (var partition : assigned) {
      var position = positions.get(partition);
      if (position == null) {
        throw new NoOffsetForPartitionException(partition);
      }
      if (!paused.contains(partition) && isOutOfRange(partition, position)) {
        throw new OffsetOutOfRangeException(Map.of(partition, position));
      }
    }
  }

  private boolean isOutOfRange(TopicPartition partition, long position) {
    return position < begin(partition) || position > end(partition);
  }

  private void fetch(
      TopicPartition partition, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> into) {
    long from = position(partition);
    long to = Math.min(end(partition), from + 1 + fortune.dice().nextInt(mostRecords));
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (long offset = from; offset < to; offset++) {
      records.add(log(partition).at(offset).of(partition));
    }
    if (!records.isEmpty()) {
      into.put(partition, records);
      positions.put(partition, to);
    }
  }

  @Override
  public synchronized void pause(Collection<TopicPartition> partitions) {
    paused.addAll(partitions);
  }

  @Override
  public synchronized void resume(Collection<TopicPartition> partitions) {
    paused.removeAll(partitions);
  }

  @Override
  public synchronized void seek(TopicPartition partition, long offset) {
    positions.put(partition, offset);
  }

  @Override
  public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> positions.put(partition, begin(partition)));
  }

  @Override
  public synchronized long position(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  @Override
  public synchronized long position(TopicPartition partition, Duration timeout) {
    return position(partition);
  }

  @Override
  public Map<TopicPartition, Long> beginningOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    return each(partitions, this::begin);
  }

  @Override
  public Map<TopicPartition, Long> endOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    return each(partitions, this::end);
  }

  @Override
  public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> times, Duration timeout) {
    Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
    times.forEach(
        (partition, millis) -> {
          var log = log(partition);
          long offset = log.firstAppendedFrom(millis);
          if (offset >= 0) {
            found.put(partition, new OffsetAndTimestamp(offset, log.at(offset).appendedAtMillis()));
          }
        });
    return found;
  }

  @Override
  public void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    // Nothing reads the group's offsets.
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
    // As above.
  }

  @Override
  public synchronized void close(Duration timeout) {
    assigned.clear();
  }

  private static <V> Map<TopicPartition, V> each(
      Collection<TopicPartition> partitions, Function<TopicPartition, V> value) {
    Map<TopicPartition, V> map = new HashMap<>();
    partitions.forEach(partition -> map.put(partition, value.apply(partition)));
    return map;
  }

  private long begin(TopicPartition partition) {
    return log(partition).begin();
  }

  private long end(TopicPartition partition) {
    return log(partition).end();
  }

  private PartitionLog log(TopicPartition partition) {
    return topic.get().partition(partition.partition());
  }

  static TopicPartition partition(int number) {
    return new TopicPartition(LogTopic.NAME, number);
  }
}
