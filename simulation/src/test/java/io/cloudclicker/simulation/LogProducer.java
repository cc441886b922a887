package io.cloudclicker.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Kafka's producer on the simulated log. A send takes up to the three seconds that it is given, or
/// is never answered, or the process is stopped in the middle of it for minutes.
public final class LogProducer extends MockProducer<byte[], byte[]> {

  private final Broker broker;
  private final Time time;
  private final Fortune fortune;

  LogProducer(Broker broker, Time time, Fortune fortune) {
    this.broker = broker;
    this.time = time;
    this.fortune = fortune;
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    var dice = fortune.dice();
    if (fortune.strikes(25)) {
      fortune.happened(Happening.NEVER_LEFT);
      throw new TimeoutException("no metadata");
    }
    int partition =
        record.partition() == null ? dice.nextInt(broker.topic().size()) : record.partition();
    var sentTo = broker.topic();
    time.pass(fortune.strikes(40) ? dice.nextLong(25 * Time.MINUTE) : dice.nextLong(Time.SECOND));
    fortune.maybeStandStill();
    if (sentTo != broker.topic() || !broker.takes(partition, record.value())) {
      fortune.happened(Happening.ACK_LOST);
      return new CompletableFuture<>();
    }
    var log = sentTo.partition(partition);
    long offset = log.append(record.value(), broker.leaders());
    if (fortune.strikes(12)) {
      fortune.happened(Happening.ACK_LOST);
      return new CompletableFuture<>();
    }
    time.pass(dice.nextLong(Time.SECOND));
    long appendedAt = log.at(offset).appendedAtMillis();
    var metadata =
        new RecordMetadata(
            LogConsumer.partition(partition), offset, 0, appendedAt, 0, record.value().length);
    if (callback != null) {
      callback.onCompletion(metadata, null);
    }
    return CompletableFuture.completedFuture(metadata);
  }
}
