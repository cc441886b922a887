package io.cloudclicker.partition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Opens a partition between two polls: the database's offset, read with a lock, then the log's
/// ends and the window's beginning; then a seek. Whoever owns it and whatever Kafka's group
/// remembers does not matter.
public final class KafkaPartitionOpener {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Counts counts;
  private final PartitionCounter.Room room;
  private final BatchResults results;

  public KafkaPartitionOpener(Counts counts, PartitionCounter.Room room, BatchResults results) {
    this.counts = counts;
    this.room = room;
    this.results = results;
  }

  /// A partition that was opened, or why it must not be.
  public record Result(@Nullable PartitionCounter counter, @Nullable String stopped) {}

  public Result open(Consumer<byte[], byte[]> consumer, int log, TopicPartition partition) {
    var id = new PartitionId(log, partition.partition());
    var standing = counts.standing(id);
    return switch (opening(consumer, partition, standing.progress())) {
      case Opening.Stopped(var reason) -> new Result(null, reason);
      case Opening.From from -> {
        consumer.seek(partition, from.offset());
        consumer.resume(List.of(partition));
        yield new Result(new PartitionCounter(id, standing, from, room, counts, results), null);
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
