package io.cloudclicker.fate;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What a partition still holds.
///
/// @param fromMillis append time of its first record; 0 where nothing was ever deleted
/// @param end its next offset
record KafkaExtent(long fromMillis, long end) {

  static Map<TopicPartition, KafkaExtent> of(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Deadline deadline) {
    var begins = consumer.beginningOffsets(partitions, deadline.left());
    var firsts = consumer.offsetsForTimes(each(partitions, _ -> 0L), deadline.left());
    var ends = consumer.endOffsets(partitions, deadline.left());
    return each(
        partitions,
        partition -> {
          long begin = begins.getOrDefault(partition, 0L);
          long from = begin == 0 ? 0 : appendOf(firsts.get(partition));
          return new KafkaExtent(from, ends.getOrDefault(partition, begin));
        });
  }

  /// Whether every record that can hold the key is still there.
  boolean reachesBackTo(ClickKey key) {
    return fromMillis <= KeyClock.firstAppendOf(key);
  }

  /// Of a log without records that had some, nothing is known.
  private static long appendOf(@Nullable OffsetAndTimestamp first) {
    return first == null ? Long.MAX_VALUE : first.timestamp();
  }

  static <V> Map<TopicPartition, V> each(
      Collection<TopicPartition> partitions, Function<TopicPartition, V> value) {
    return partitions.stream().collect(Collectors.toMap(partition -> partition, value));
  }
}
