package io.cloudclicker.generator;

import java.time.Duration;

/// When requests are due at a constant rate, whatever became of the ones before. A request that
/// leaves late was due all the same: its latency is told from then, so that a server that stands
/// still can't hide it (coordinated omission).
final class Schedule {

  private final long begun;
  private final double perNano;
  private final long end;
  private long given;

  /// @param begunNanos of `System.nanoTime()`, as all times here
  /// @param perSecond requests that are due in a second
  Schedule(long begunNanos, double perSecond, Duration takes) {
    if (perSecond <= 0) {
      throw new IllegalArgumentException("a rate is above 0");
    }
    begun = begunNanos;
    perNano = perSecond / 1e9;
    end = begunNanos + takes.toNanos();
  }

  /// When the next request is due that was not taken yet.
  long nextDue() {
    return begun + Math.round(given / perNano);
  }

  boolean isDue(long now) {
    return !isOver() && nextDue() - now <= 0;
  }

  /// Takes the next request, and tells when it was due.
  long take() {
    long due = nextDue();
    given++;
    return due;
  }

  /// Whether every request of the schedule was taken.
  boolean isOver() {
    return nextDue() - end >= 0;
  }

  long taken() {
    return given;
  }
}
