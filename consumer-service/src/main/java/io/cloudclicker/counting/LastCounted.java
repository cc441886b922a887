package io.cloudclicker.counting;

import java.time.Clock;
import java.time.Duration;

/// How old the clicks were that were counted last. Written by the poll thread, read by any.
public final class LastCounted {

  /// Who has counted nothing for as long has nothing to count, as far as this tells.
  private static final Duration QUIET = Duration.ofSeconds(5);

  private record Batch(long atMillis, Duration age) {}

  private final Clock clock;
  private volatile Batch last = new Batch(0, Duration.ZERO);

  LastCounted(Clock clock) {
    this.clock = clock;
  }

  void counted(long appendedAtMillis) {
    long now = clock.millis();
    last = new Batch(now, Duration.ofMillis(Math.max(0, now - appendedAtMillis)));
  }

  public Duration age() {
    var batch = last;
    boolean quiet = clock.millis() - batch.atMillis() > QUIET.toMillis();
    return quiet ? Duration.ZERO : batch.age();
  }
}
