package io.cloudclicker.rejected;

import io.cloudclicker.topic.Topic;
import io.cloudclicker.topic.TopicProperties;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/// Reads single records with a consumer that lives for one question: it is asked rarely, by people.
@Component
class KafkaRecordBytes implements RecordBytes {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;
  private final Topic topic;
  private final String topicName;

  KafkaRecordBytes(KafkaProperties kafka, SslBundles bundles, Topic topic, TopicProperties names) {
    this.settings = new HashMap<>(kafka.buildConsumerProperties(bundles));
    this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.settings.putAll(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            "producer-service-rejected",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            65_536));
    this.topic = topic;
    this.topicName = names.name();
  }

  @Override
  public Map<Receipt, byte[]> read(Collection<Receipt> places) throws LogUnreadable {
    int log = topic.current().orElseThrow(() -> new LogUnreadable("no log is known yet")).id();
    var here = places.stream().filter(place -> place.log() == log).collect(Collectors.toSet());
    if (here.isEmpty()) {
      return Map.of();
    }
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      return read(consumer, here);
    } catch (KafkaException e) {
      throw new LogUnreadable(e);
    }
  }

  private Map<Receipt, byte[]> read(Consumer<byte[], byte[]> consumer, Set<Receipt> places)
      throws LogUnreadable {
    var partitions = places.stream().map(this::partition).collect(Collectors.toSet());
    var begins = consumer.beginningOffsets(partitions, LIMIT);
    var ends = consumer.endOffsets(partitions, LIMIT);
    Map<Receipt, byte[]> found = new HashMap<>();
    for (var place : places) {
      var partition = partition(place);
      boolean held =
          begins.getOrDefault(partition, 0L) <= place.offset()
              && place.offset() < ends.getOrDefault(partition, 0L);
      if (held) {
        found.put(place, value(consumer, partition, place.offset()));
      }
    }
    return found;
  }

  private static byte[] value(Consumer<byte[], byte[]> consumer, TopicPartition at, long offset)
      throws LogUnreadable {
    consumer.assign(List.of(at));
    consumer.seek(at, offset);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      for (var record : consumer.poll(POLL)) {
        if (record.offset() == offset) {
          return record.value() == null ? new byte[0] : record.value();
        }
      }
    }
    throw new LogUnreadable("the record did not come in time");
  }

  private TopicPartition partition(Receipt place) {
    return new TopicPartition(topicName, place.partition());
  }
}
