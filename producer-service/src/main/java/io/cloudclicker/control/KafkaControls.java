package io.cloudclicker.control;

import io.cloudclicker.topic.TopicProperties;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;

/// Appends control records with a producer of its own, made at first use and anew after a failure,
/// so that clicks never wait behind a control and a broker that is away at the start is no fault.
/// Safe for any thread; callers block up to [#PATIENCE].
public class KafkaControls implements Controls, AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(4);

  /// A first send fetches the metadata, which a click's own limit is too short for.
  private static final int MAX_BLOCK_MILLIS = 2_000;

  private final Map<String, Object> properties;
  private final String topic;
  private @Nullable Producer<byte[], byte[]> producer;

  @Autowired
  KafkaControls(KafkaProperties kafka, SslBundles bundles, TopicProperties topic) {
    this(kafka.buildProducerProperties(bundles), topic.name());
  }

  public KafkaControls(Map<String, Object> properties, String topic) {
    this.properties = new HashMap<>(properties);
    this.properties.putAll(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            "producer-service-controls",
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            MAX_BLOCK_MILLIS));
    this.topic = topic;
  }

  @Override
  public long append(int partition, LogRecord.Tick tick) throws ControlUnconfirmed {
    return append(List.of(partition), ClickCodec.encode(tick)).getFirst();
  }

  @Override
  public long append(int partition, LogRecord.SecondTry again) throws ControlUnconfirmed {
    return append(List.of(partition), ClickCodec.encode(again)).getFirst();
  }

  @Override
  public void appendToEach(int partitions, LogRecord.Reset reset) throws ControlUnconfirmed {
    var all = IntStream.range(0, partitions).boxed().toList();
    append(all, ClickCodec.encode(reset));
  }

  private List<Long> append(List<Integer> partitions, byte[] value) throws ControlUnconfirmed {
    try {
      return offsets(send(partitions, value));
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      startOver();
      throw new ControlUnconfirmed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlUnconfirmed(e);
    }
  }

  private List<Future<RecordMetadata>> send(List<Integer> partitions, byte[] value) {
    var producer = producer();
    List<Future<RecordMetadata>> sent = new ArrayList<>(partitions.size());
    for (int partition : partitions) {
      sent.add(producer.send(new ProducerRecord<>(topic, partition, null, value)));
    }
    return sent;
  }

  private static List<Long> offsets(List<Future<RecordMetadata>> sent)
      throws ExecutionException, TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Long> offsets = new ArrayList<>(sent.size());
    for (var one : sent) {
      offsets.add(one.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS).offset());
    }
    return offsets;
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(properties);
    }
    return producer;
  }

  private synchronized void startOver() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public void close() {
    startOver();
  }
}
