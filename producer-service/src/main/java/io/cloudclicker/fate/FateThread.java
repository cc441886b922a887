package io.cloudclicker.fate;

import java.time.Duration;

/// The one platform thread that reads the log for keys, and closes it in the end.
final class FateThread implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final FateDesk desk;
  private final FateLog log;
  private final Thread thread = Thread.ofPlatform().name("fate").daemon().unstarted(this::run);

  FateThread(FateDesk desk, FateLog log) {
    this.desk = desk;
    this.log = log;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (log) {
      desk.serve();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
