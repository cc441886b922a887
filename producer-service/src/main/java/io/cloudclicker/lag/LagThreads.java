package io.cloudclicker.lag;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The two platform threads of a [LagWatch].
final class LagThreads implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final LagWatch watch;
  private final Duration interval;
  private final Runnable atTheEnd;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("lag-", 0).daemon().factory());

  /// @param atTheEnd gives back what the measuring holds, when no thread is in it any more
  LagThreads(LagWatch watch, Duration interval, Runnable atTheEnd) {
    this.watch = watch;
    this.interval = interval;
    this.atTheEnd = atTheEnd;
  }

  void start() {
    every(watch::askMySql);
    every(watch::measure);
  }

  private void every(Runnable task) {
    var _ = threads.scheduleAtFixedRate(task, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (threads.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        atTheEnd.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
