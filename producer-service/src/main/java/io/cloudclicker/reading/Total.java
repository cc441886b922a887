package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A counter's total at one progress.
///
/// @param asOfMillis everything that was appended before it is in, milliseconds since 1970 UTC
record Total(
    long count, @Nullable Long latest, long epoch, int revision, Applied applied, long asOfMillis) {

  private static final Comparator<Total> ORDER =
      Comparator.comparingLong(Total::epoch)
          .thenComparingInt(Total::revision)
          .thenComparingLong(Total::count);

  /// Whether showing this after the other would look like going backwards.
  boolean isBefore(Total other) {
    return ORDER.compare(this, other) < 0;
  }

  Total notOlderThan(long millis) {
    return asOfMillis >= millis ? this : new Total(count, latest, epoch, revision, applied, millis);
  }
}
