package io.cloudclicker.counter;

import io.cloudclicker.runbook.Runbook;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The platform thread on which this instance finishes resets that were left.
final class ResetThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResetThread.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final Resets resets;
  private final Duration pause;
  private final Thread thread = Thread.ofPlatform().name("resets").daemon().unstarted(this::run);

  ResetThread(Resets resets, Duration pause) {
    this.resets = resets;
    this.pause = pause;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pause);
        finishLeft();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finishLeft() {
    try {
      resets.finishLeft();
    } catch (CountersUnavailable e) {
      LOG.debug("MySQL is away; resets that were left wait", e);
    } catch (RuntimeException e) {
      // A bug must not end the thread: the next round may do better.
      LOG.error("Resets that were left could not be finished runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
