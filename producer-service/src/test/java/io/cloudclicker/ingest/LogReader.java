package io.cloudclicker.ingest;

import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a topic with a stock client, to see what really is in it.
final class LogReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;

  LogReader(String topic) {
    this.topic = topic;
  }

  Click at(Receipt receipt) {
    var clicks = clicks(record(receipt));
    return clicks.get(receipt.index());
  }

  int clicksBeside(Receipt receipt) {
    return clicks(record(receipt)).size();
  }

  /// All clicks, each by its receipt.
  Map<Receipt, Click> clicks(int log) {
    Map<Receipt, Click> found = new HashMap<>();
    for (var record : all()) {
      var clicks = clicks(record);
      for (int index = 0; index < clicks.size(); index++) {
        found.put(new Receipt(log, record.partition(), record.offset(), index), clicks.get(index));
      }
    }
    return found;
  }

  Optional<Click> find(ClickKey key) {
    return all().stream()
        .flatMap(record -> clicks(record).stream())
        .filter(click -> key.equals(click.key()))
        .findFirst();
  }

  List<ConsumerRecord<byte[], byte[]>> all() {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  private ConsumerRecord<byte[], byte[]> record(Receipt receipt) {
    return all().stream()
        .filter(record -> record.partition() == receipt.partition())
        .filter(record -> record.offset() == receipt.offset())
        .findFirst()
        .orElseThrow();
  }

  private static List<Click> clicks(ConsumerRecord<byte[], byte[]> record) {
    return switch (ClickCodec.decode(record.value())) {
      case LogRecord.Clicks(var entries) ->
          entries.stream().map(entry -> ((LogRecord.Entry.Good) entry).click()).toList();
      case LogRecord other -> throw new AssertionError(other);
    };
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    var bytes = new ByteArrayDeserializer();
    var settings =
        Map.<String, Object>of("bootstrap.servers", Stack.shared().kafkaBootstrapServers());
    return new KafkaConsumer<>(settings, bytes, bytes);
  }
}
