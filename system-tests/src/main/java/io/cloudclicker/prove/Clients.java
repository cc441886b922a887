package io.cloudclicker.prove;

import io.cloudclicker.testing.ledger.Load;
import io.cloudclicker.testing.ledger.Presses;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A load that goes on until it is told to stop.
final class Clients implements AutoCloseable {

  private final FutureTask<@Nullable Void> task;
  private final Thread thread;
  private volatile boolean goOn = true;

  Clients(Load load, Presses presses) {
    task =
        new FutureTask<>(
            () -> {
              load.runWhile(() -> goOn, presses);
              return null;
            });
    thread = Thread.ofVirtual().name("load").start(task);
  }

  /// Begins no more presses, and waits for those that began.
  void stop() throws Exception {
    goOn = false;
    task.get(Wait.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /// Where the row failed, presses may be tried again for ever.
  @Override
  public void close() throws InterruptedException {
    goOn = false;
    while (!thread.join(Duration.ofMillis(100))) {
      thread.interrupt();
    }
  }
}
