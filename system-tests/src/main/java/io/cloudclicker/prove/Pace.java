package io.cloudclicker.prove;

import java.time.Duration;

/// How hard and how long a row presses.
///
/// @param perSecond presses that begin in a second
/// @param clients that press at once
/// @param presses that a row begins at least
record Pace(int perSecond, int clients, long presses) {

  /// What a row needs beside its load: processes start, faults happen, all is counted.
  private static final Duration OVERHEAD = Duration.ofSeconds(45);

  /// For a build: as little as shows the claim.
  static final Pace QUICK = new Pace(250, 16, 2_500);

  /// A million presses over all rows in about an hour.
  static final Pace FULL = new Pace(600, 32, 31_000);

  /// Such that so many rows end in about that time.
  static Pace within(Duration time, int rows) {
    long seconds = time.dividedBy(rows).minus(OVERHEAD).toSeconds();
    return new Pace(FULL.perSecond, FULL.clients, FULL.perSecond * Math.max(4, seconds));
  }
}
