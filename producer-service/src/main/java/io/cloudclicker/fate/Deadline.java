package io.cloudclicker.fate;

import java.time.Duration;

/// A moment until which something may take.
final class Deadline {

  private final long nanos;

  Deadline(Duration fromNow) {
    this.nanos = System.nanoTime() + fromNow.toNanos();
  }

  boolean passed() {
    return nanos - System.nanoTime() <= 0;
  }

  /// What is left, at least a millisecond, since to many calls 0 means without limit.
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
  }
}
