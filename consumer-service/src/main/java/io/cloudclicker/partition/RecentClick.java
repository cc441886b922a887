package io.cloudclicker.partition;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import org.jspecify.annotations.Nullable;

/// A click that is told by itself, while it is among the newest.
///
/// @param atMillis when it was pressed, milliseconds since 1970 UTC
/// @param subject whom it is credited to
public record RecentClick(long atMillis, @Nullable SubjectId subject) {

  /// How many are kept of a partition. Whoever asks is told no more, so that the newest of all
  /// partitions are among them.
  public static final int KEPT = 50;

  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);

  /// Of the counter that has a log of its clicks.
  static boolean isKeptOf(CounterId counter) {
    return counter.equals(GLOBAL);
  }
}
