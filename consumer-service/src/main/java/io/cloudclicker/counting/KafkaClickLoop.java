package io.cloudclicker.counting;

import io.cloudclicker.runbook.Runbook;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/// The poll loop: one platform thread with one Kafka consumer, from start to stop. It never gives
/// up: a consumer that broke is made anew after a pause.
final class KafkaClickLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaClickLoop.class);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Function<Consumer<byte[], byte[]>, KafkaCounting> counting;
  private final CountingProperties properties;
  private final CountingStatus status;
  private volatile CountDownLatch stopping = new CountDownLatch(0);
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable Thread thread;
  private int failures;

  KafkaClickLoop(
      ConsumerFactory<byte[], byte[]> consumers,
      Function<Consumer<byte[], byte[]>, KafkaCounting> counting,
      CountingProperties properties,
      CountingStatus status) {
    this.consumers = consumers;
    this.counting = counting;
    this.properties = properties;
    this.status = status;
  }

  @Override
  public void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("counting").start(this::run);
  }

  /// Lets the batch that is being applied finish, then leaves the group.
  @Override
  public void stop() {
    stopping.countDown();
    var polling = consumer;
    if (polling != null) {
      polling.wakeup();
    }
    try {
      var running = thread;
      if (running != null) {
        running.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return stopping.getCount() > 0;
  }

  private void run() {
    status.alive(true);
    try {
      while (isRunning()) {
        countUntilBroken();
        pauseAfterFailure();
      }
    } finally {
      status.alive(false);
    }
  }

  private void countUntilBroken() {
    try (var fresh = consumers.createConsumer()) {
      consumer = fresh;
      count(counting.apply(fresh));
    } catch (WakeupException e) {
      LOG.debug("Stopping", e);
    } catch (KafkaException e) {
      status.trouble(e.toString());
      LOG.warn(
          "The Kafka consumer broke and is made anew: {} runbook={}",
          e.toString(),
          Runbook.KAFKA_AWAY);
    } catch (RuntimeException e) {
      // A bug must not end the counting in silence: it is logged, turns health red, and is tried
      // again.
      status.trouble(e.toString());
      LOG.error("Counting failed and begins anew runbook={}", Runbook.UNFORESEEN, e);
    } finally {
      consumer = null;
    }
  }

  private void count(KafkaCounting started) {
    try {
      started.countWhile(this::isRunning);
    } finally {
      failures = started.proven() ? 0 : failures;
    }
  }

  private void pauseAfterFailure() {
    var pause = Backoff.pause(properties, failures++);
    try {
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
