package io.cloudclicker.counting;

import java.time.Duration;

/// Pauses after failures: doubled with each one, up to the longest.
final class Backoff {

  private Backoff() {}

  /// @param failures in a row before this one
  static Duration pause(CountingProperties properties, int failures) {
    var pause = properties.firstPause().multipliedBy(1L << Math.min(failures, 16));
    return pause.compareTo(properties.longestPause()) < 0 ? pause : properties.longestPause();
  }
}
