package io.cloudclicker.prove;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A member of the consumers' group that comes, takes partitions, counts nothing, and goes.
final class Guest {

  private static final Duration STAY = Duration.ofSeconds(2);

  private Guest() {}

  static void comesAndGoes(Pipeline pipeline, Class<?> assignor) {
    var bytes = new ByteArrayDeserializer();
    try (var guest = new KafkaConsumer<>(settings(pipeline, assignor), bytes, bytes)) {
      guest.subscribe(List.of(pipeline.topic));
      long end = System.nanoTime() + STAY.toNanos();
      while (System.nanoTime() < end) {
        guest.poll(Duration.ofMillis(100));
      }
    }
  }

  private static Map<String, Object> settings(Pipeline pipeline, Class<?> assignor) {
    return Map.of(
        "bootstrap.servers",
        pipeline.bootstrapServers,
        "group.id",
        pipeline.topic,
        "auto.offset.reset",
        "latest",
        "enable.auto.commit",
        "false",
        "partition.assignment.strategy",
        assignor.getName());
  }
}
