package io.cloudclicker.bench;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Topics full of clicks, one click a record, as producers of ours would have written them.
///
/// @param counters how many counters the clicks are spread over
/// @param people of whom half of the clicks are; 0 for clicks of nobody
/// @param keyed whether each click has a key of its own
record Filling(int counters, int people, boolean keyed) {

  static final Filling ONE_COUNTER = new Filling(1, 0, false);
  static final Filling MANY_COUNTERS = new Filling(100_000, 1_000, false);
  static final Filling KEYED = new Filling(1, 0, true);

  /// The record of one click without a key.
  static final int BYTES_A_CLICK =
      ClickCodec.encode(List.of(ONE_COUNTER.click(new Random(1), System.currentTimeMillis())))
          .length;

  /// Writes so many clicks and waits until all are acknowledged.
  ///
  /// @param partitions of the topic, which are filled alike
  void into(String topic, int partitions, int records, String servers) throws InterruptedException {
    var random = new Random(records);
    var failures = new ConcurrentLinkedQueue<Exception>();
    try (var producer = producer(servers)) {
      for (int number = 0; number < records; number++) {
        var click = click(random, System.currentTimeMillis());
        var record =
            new ProducerRecord<byte[], byte[]>(
                topic, number % partitions, null, ClickCodec.encode(List.of(click)));
        var _ =
            producer.send(
                record,
                (_, e) -> {
                  if (e != null) {
                    failures.add(e);
                  }
                });
      }
      producer.flush();
    }
    if (!failures.isEmpty()) {
      throw new VoidRun("the topic could not be filled: " + failures.peek());
    }
  }

  private Click click(Random random, long now) {
    var counter =
        counters == 1
            ? CounterId.of(CounterName.GLOBAL)
            : new CounterId(scattered(random.nextInt(counters)), 1);
    var subject =
        people > 0 && random.nextBoolean()
            ? new SubjectId(scattered(random.nextInt(people)), 1)
            : null;
    return new Click(counter, 0, keyed ? ClickKey.at(now, random) : null, 1, now, subject);
  }

  /// As far apart as ids that are hashes.
  private static long scattered(int number) {
    return (number + 1) * 0x9E3779B97F4A7C15L;
  }

  private static KafkaProducer<byte[], byte[]> producer(String servers) {
    return new KafkaProducer<>(
        Map.<String, Object>of(
            "bootstrap.servers", servers,
            "acks", "all",
            "linger.ms", "20",
            "batch.size", "65536",
            "compression.type", "lz4"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
