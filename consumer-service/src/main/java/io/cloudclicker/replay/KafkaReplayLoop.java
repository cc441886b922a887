package io.cloudclicker.replay;

import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.partition.CountedHere.Share;
import io.cloudclicker.runbook.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// One platform thread that reads the log again, from start to stop: task after task, slice after
/// slice, at a bounded rate. It shares nothing with the counting but the database.
final class KafkaReplayLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaReplayLoop.class);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Function<Consumer<byte[], byte[]>, LogReplay> replays;
  private final List<ReplayTask> tasks;
  private final CountedHere counted;
  private final ReplayProperties properties;
  private volatile CountDownLatch stopping = new CountDownLatch(0);
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable Thread thread;

  KafkaReplayLoop(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Function<Consumer<byte[], byte[]>, LogReplay> replays,
      List<ReplayTask> tasks,
      CountedHere counted,
      ReplayProperties properties) {
    this.consumers = consumers;
    this.replays = replays;
    this.tasks = List.copyOf(tasks);
    this.counted = counted;
    this.properties = properties;
  }

  @Override
  public void start() {
    stopping = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("replay").start(this::run);
  }

  /// Everything it does may be cut off anywhere.
  @Override
  public void stop() {
    stopping.countDown();
    var reading = consumer;
    if (reading != null) {
      reading.wakeup();
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
    while (isRunning()) {
      try (var fresh = consumers.get()) {
        consumer = fresh;
        workUntilBroken(replays.apply(fresh));
      } catch (WakeupException e) {
        LOG.debug("Stopping", e);
      } catch (KafkaException | DataAccessException | TransactionException e) {
        LOG.warn(
            "Reading the log again goes on after a pause: {} runbook={}",
            e.toString(),
            Runbook.KAFKA_AWAY);
      } catch (RuntimeException e) {
        // A bug must not end the audit in silence: it is logged and tried again.
        LOG.error("Reading the log again failed and begins anew runbook={}", Runbook.UNFORESEEN, e);
      } finally {
        consumer = null;
      }
      pause(properties.pauseAfterFailure());
    }
  }

  private void workUntilBroken(LogReplay replay) {
    while (isRunning()) {
      int read = counted.share().map(share -> work(replay, share)).orElse(0);
      pause(properties.pauseAfter(read));
    }
  }

  private int work(LogReplay replay, Share share) {
    replay.keepOnly(share);
    return tasks.stream().mapToInt(task -> task.work(replay, share)).sum();
  }

  private void pause(Duration pause) {
    try {
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
