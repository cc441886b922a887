package io.cloudclicker.series;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets a few do something at a time; the others wait for their turn, in order, and not for long.
/// Safe for any thread.
final class Turns {

  private final Semaphore free;
  private final Duration patience;

  Turns(int atOnce, Duration patience) {
    free = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /// Empty also where no turn came.
  <T> Optional<T> take(Supplier<Optional<T>> work) {
    if (!came()) {
      return Optional.empty();
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean came() {
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
