package io.cloudclicker.bench;

import java.time.Duration;

/// How often and how long each side is measured.
///
/// @param takes one side of one round, and each warm-up
record Effort(int rounds, Duration takes) {

  static final int LEAST_ROUNDS_THAT_COUNT = 5;

  static final Effort FULL = new Effort(5, Duration.ofSeconds(8));

  /// Whether the figures may be told as what the product holds.
  boolean counts() {
    return rounds >= LEAST_ROUNDS_THAT_COUNT && takes.compareTo(FULL.takes) >= 0;
  }
}
