package io.cloudclicker.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Growing pauses between attempts, spread so that clients don't come back together. For one
/// thread.
final class BackOff {

  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 10;

  private final RandomGenerator random;
  private int failures;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  void succeeded() {
    failures = 0;
  }

  /// How long to pause after one more failure.
  Duration failed() {
    long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
  }
}
