package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Kafka's group now and then how far the database is, for tools that show a group's lag.
/// Nothing reads these offsets to count. For the poll thread.
final class KafkaHints {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaHints.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Duration interval;
  private final FaultPoints faults;
  private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
  private long dueMillis;

  KafkaHints(Consumer<byte[], byte[]> consumer, Duration interval, FaultPoints faults) {
    this.consumer = consumer;
    this.interval = interval;
    this.faults = faults;
  }

  void put(TopicPartition partition, long nextOffset) {
    untold.put(partition, new OffsetAndMetadata(nextOffset));
  }

  void forget(TopicPartition partition) {
    untold.remove(partition);
  }

  void tellIfDue(long nowMillis) {
    if (untold.isEmpty() || nowMillis < dueMillis) {
      return;
    }
    dueMillis = nowMillis + interval.toMillis();
    faults.reached(CountingPoints.BEFORE_KAFKA_ACK);
    consumer.commitAsync(Map.copyOf(untold), (offsets, e) -> LOG.debug("Hints {}", offsets, e));
    untold.clear();
  }

  void tellAll(Duration limit) {
    consumer.commitSync(untold, limit);
  }
}
