package io.cloudclicker.ingest;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.runbook.Runbook;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/// Hands records to Kafka's producer, behind a circuit breaker that only Kafka's own failures open,
/// and tells those that never left from those whose answer was lost. Safe for any thread; acks
/// arrive on the producer's.
final class KafkaSender {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSender.class);

  private final String topic;
  private final ProducerFactory<byte[], byte[]> producers;
  private final CircuitBreaker breaker;
  private final FaultPoints faults;
  private final Clock clock;

  KafkaSender(
      String topic,
      ProducerFactory<byte[], byte[]> producers,
      CircuitBreaker breaker,
      FaultPoints faults,
      Clock clock) {
    this.topic = topic;
    this.producers = producers;
    this.breaker = breaker;
    this.faults = faults;
    this.clock = clock;
  }

  /// @param partition null for wherever batches are fullest
  CompletableFuture<Sent> send(@Nullable Integer partition, byte[] bytes) {
    if (!breaker.tryAcquirePermission()) {
      return CompletableFuture.completedFuture(new Sent.Refused("Kafka did not answer lately"));
    }
    var attempt = new Attempt();
    try {
      var record = new ProducerRecord<byte[], byte[]>(topic, partition, null, bytes);
      var _ = producers.createProducer().send(record, attempt);
      attempt.returned = true;
      faults.reached(IngestPoints.AFTER_SEND);
    } catch (KafkaException | IllegalStateException e) {
      // The producer throws only before it has taken the record in.
      attempt.refused(e);
    } catch (RuntimeException e) {
      LOG.error("A send failed in an unforeseen way runbook={}", Runbook.UNFORESEEN, e);
      attempt.lost(e);
    }
    return attempt.outcome;
  }

  /// One send. Kafka reports what fails before the record is in the producer's buffer on the
  /// caller's own thread and before `send` returns; everything else may yet be appended.
  private final class Attempt implements Callback {
    private final CompletableFuture<Sent> outcome = new CompletableFuture<>();
    private final Thread caller = Thread.currentThread();
    private final long sentAtMillis = clock.millis();
    private final long begun = breaker.getCurrentTimestamp();
    private boolean returned;

    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
      if (failure == null) {
        acked(metadata);
      } else if (!returned && caller.equals(Thread.currentThread())) {
        refused(failure);
      } else {
        lost(failure);
      }
    }

    private void acked(RecordMetadata at) {
      breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
      long ackedAtMillis = clock.millis();
      outcome.complete(
          new Sent.Acked(at.partition(), at.offset(), at.timestamp(), sentAtMillis, ackedAtMillis));
    }

    private void refused(Exception failure) {
      if (isKafkas(failure)) {
        breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
      } else {
        breaker.releasePermission();
      }
      outcome.complete(new Sent.Refused("Kafka can't take it now"));
    }

    private void lost(Exception failure) {
      breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
      outcome.complete(new Sent.Lost("Kafka did not confirm it in time"));
    }

    private long elapsed() {
      return breaker.getCurrentTimestamp() - begun;
    }
  }

  private static boolean isKafkas(Exception failure) {
    return failure instanceof KafkaException
        && !(failure instanceof RecordTooLargeException)
        && !(failure instanceof SerializationException)
        && !(failure instanceof InterruptException);
  }
}
