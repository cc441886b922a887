package io.cloudclicker.ingest;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Watches this machine's clock against the append times that brokers tell with their acks. Keys
/// are judged by this clock, so one that is off by more than a minute must not judge them. Safe for
/// any thread.
final class EdgeClock {

  static final Duration TOLERANCE = Duration.ofSeconds(60);

  /// After it an observation is forgotten, so that the next keyed click finds out again.
  static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private volatile boolean off;
  private volatile long offAtNanos;

  EdgeClock() {
    this(System::nanoTime);
  }

  EdgeClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Takes in an ack, and tells whether this clock agreed with it.
  boolean agrees(Sent.Acked ack) {
    long early = ack.sentAtMillis() - ack.appendedAtMillis();
    long late = ack.appendedAtMillis() - ack.ackedAtMillis();
    boolean isOff = Math.max(early, late) > TOLERANCE.toMillis();
    if (isOff) {
      offAtNanos = nanoTime.getAsLong();
    }
    off = isOff;
    return !isOff;
  }

  /// False while the newest ack, of the last seconds, showed it off.
  boolean trusted() {
    return !off || nanoTime.getAsLong() - offAtNanos > REMEMBERED.toNanos();
  }
}
