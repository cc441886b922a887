package io.cloudclicker.wire;

import org.jspecify.annotations.Nullable;

/// One press of one counter.
///
/// @param epoch the counter's epoch as the edge knew it, 0 where it knew none
/// @param key what identifies the press over its retries; none makes every attempt a press of its
///   own
/// @param madeAtMillis when it was pressed, milliseconds since 1970 UTC; places it in the series
///   only
/// @param subject whom it is credited to
public record Click(
    CounterId counter,
    long epoch,
    @Nullable ClickKey key,
    long value,
    long madeAtMillis,
    @Nullable SubjectId subject) {

  /// The last millisecond of the year 9999, the bound of every time and epoch here.
  public static final long MAX_MILLIS = 253_402_300_799_999L;

  public Click {
    checkMillis("epoch", epoch);
    checkMillis("made_at_millis", madeAtMillis);
  }

  static void checkMillis(String member, long value) {
    if (value < 0 || value > MAX_MILLIS) {
      throw new IllegalArgumentException(member + " is from 0 to " + MAX_MILLIS);
    }
  }
}
