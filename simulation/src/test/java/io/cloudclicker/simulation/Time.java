package io.cloudclicker.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The true time, which nobody under test sees: every machine has a clock that is off by something.
public final class Time {

  static final long START = 1_800_000_000_000L;
  public static final long SECOND = 1_000;
  public static final long MINUTE = 60 * SECOND;

  private long millis = START;

  long millis() {
    return millis;
  }

  void pass(long more) {
    millis += more;
  }

  /// Nanoseconds that only ever grow, as a machine measures durations by.
  public long nanos() {
    return (millis - START) * 1_000_000;
  }

  public Clock clock(long offMillis) {
    return new Machine(offMillis);
  }

  private final class Machine extends Clock {
    private final long offMillis;

    Machine(long offMillis) {
      this.offMillis = offMillis;
    }

    @Override
    public long millis() {
      return millis + offMillis;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("times are UTC");
    }
  }
}
