package io.cloudclicker.lockout;

import java.time.Duration;

/// How long a name or an address has to wait after a failure.
enum Pauses {
  /// Of one account, also of one that does not exist.
  NAME(5),
  /// Of one address, behind which many people may be.
  ADDRESS(25);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int LAST_DOUBLING = 10;

  private final int free;

  Pauses(int free) {
    this.free = free;
  }

  /// Nothing for the first failures, then twice as long each time.
  Duration after(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    var pause = FIRST.multipliedBy(1L << Math.min(failures - free, LAST_DOUBLING));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
