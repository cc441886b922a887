package io.cloudclicker.log;

import io.cloudclicker.wire.ClickKey;
import java.time.Duration;

/// A partition's key clock: the highest key time seen in it so far, of keys that were plausible
/// when they were appended. It alone decides which keyed clicks are in time, so that every replay
/// decides alike; no clock of a machine is asked.
///
/// @param millis milliseconds since 1970 UTC; 0 before the first key
public record KeyClock(long millis) {

  /// How far behind the key clock a key may be and still be counted.
  public static final Duration IN_TIME = Duration.ofMinutes(14);

  /// How far a key may be ahead of its record's append time.
  public static final Duration FUTURE = Duration.ofMinutes(2);

  /// How far back from the key clock a window of keys is read again.
  public static final Duration REBUILD = IN_TIME.plus(FUTURE);

  /// How much younger than its log a key has to be: an older one may have been counted in the log
  /// before.
  public static final Duration AFTER_BIRTH = FUTURE;

  public static final KeyClock START = new KeyClock(0);

  /// The clock that a log begins with: every key that is older than [#AFTER_BIRTH] lets it be is
  /// out of time, whoever appends it and however late.
  ///
  /// @param bornAtMillis milliseconds since 1970 UTC; 0 for the first log, which has none before it
  public static KeyClock ofLogBornAt(long bornAtMillis) {
    return bornAtMillis == 0
        ? START
        : new KeyClock(bornAtMillis + AFTER_BIRTH.plus(IN_TIME).toMillis() - 1);
  }

  public static boolean plausible(long keyMillis, long appendedAtMillis) {
    return keyMillis <= appendedAtMillis + FUTURE.toMillis();
  }

  /// Whether a key of this time, met now, would be counted if it is the first of its kind.
  public boolean inTime(long keyMillis) {
    return keyMillis > millis - IN_TIME.toMillis();
  }

  /// The clock after a key or tick of this time was met, in time or not.
  public KeyClock after(long keyMillis, long appendedAtMillis) {
    boolean moves = plausible(keyMillis, appendedAtMillis) && keyMillis > millis;
    return moves ? new KeyClock(keyMillis) : this;
  }

  /// Append time of the oldest record that a rebuilt window needs, milliseconds since 1970 UTC.
  public long rebuildFromMillis() {
    return Math.max(0, millis - REBUILD.toMillis());
  }

  /// Append time of the first record that can hold a key, milliseconds since 1970 UTC.
  public static long firstAppendOf(ClickKey key) {
    return Math.max(0, key.timeMillis() - FUTURE.toMillis());
  }

  /// When the absence of a key becomes final, milliseconds since 1970 UTC.
  public static long finalAt(ClickKey key) {
    return key.timeMillis() + IN_TIME.toMillis();
  }
}
