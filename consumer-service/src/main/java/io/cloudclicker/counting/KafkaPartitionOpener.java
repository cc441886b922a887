package io.cloudclicker.counting;

import io.cloudclicker.counting.Counts.PartitionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Opens a partition between two polls: the database's offset, read with a lock, then the log's
/// ends and the window's beginning; then a seek. Whoever owns it and whatever Kafka's group
/// remembers does not matter.
final class KafkaPartitionOpener {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final CountingProperties properties;
  private final Counts counts;
  private final Readers readers;
  private final CountingMetrics metrics;

  KafkaPartitionOpener(
      CountingProperties properties, Counts counts, Readers readers, CountingMetrics metrics) {
    this.properties = properties;
    this.counts = counts;
    this.readers = readers;
    this.metrics = metrics;
  }

  /// A partition that was opened, or why it must not be.
  record Result(@Nullable PartitionCounter counter, @Nullable String stopped) {}

  Result open(Consumer<byte[], byte[]> consumer, CountedLog log, TopicPartition partition) {
    var id = new PartitionId(log.id(), partition.partition());
    var progress = counts.progress(id);
    return switch (opening(consumer, partition, progress)) {
      case Opening.Stopped(var reason) -> new Result(null, reason);
      case Opening.From from -> {
        consumer.seek(partition, from.offset());
        consumer.resume(List.of(partition));
        yield new Result(
            new PartitionCounter(
                log, partition.partition(), progress, from, properties, counts, readers, metrics),
            null);
      }
    };
  }

  private static Opening opening(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Progress progress) {
    var one = List.of(partition);
    long begin = only(consumer.beginningOffsets(one, LIMIT));
    long end = only(consumer.endOffsets(one, LIMIT));
    return Opening.of(progress, begin, end, windowBegin(consumer, partition, progress, end));
  }

  private static long only(Map<TopicPartition, Long> offsets) {
    return offsets.values().iterator().next();
  }

  private static long windowBegin(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Progress progress, long end) {
    if (progress.keyClock().millis() == 0) {
      return end;
    }
    var at = progress.keyClock().rebuildFromMillis();
    var found = consumer.offsetsForTimes(Map.of(partition, at), LIMIT).get(partition);
    return found == null ? end : found.offset();
  }
}
