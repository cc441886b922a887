package io.cloudclicker.limit;

import io.cloudclicker.runbook.Runbook;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one platform thread that tells other instances what was taken here, so that no call does.
final class SharingThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharingThread.class);

  private final Runnable share;
  private final Duration interval;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("limits").daemon().factory());

  SharingThread(Runnable share, Duration interval) {
    this.share = share;
    this.interval = interval;
  }

  void start() {
    var _ = thread.scheduleWithFixedDelay(this::run, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      share.run();
    } catch (RuntimeException e) {
      // A bug must not end the thread: each instance would limit alone from then on.
      LOG.error(
          "What was taken could not be told to other instances runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
