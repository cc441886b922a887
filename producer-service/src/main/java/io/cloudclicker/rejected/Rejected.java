package io.cloudclicker.rejected;

import io.cloudclicker.wire.Receipt;
import org.jspecify.annotations.Nullable;

/// A click or record that a consumer moved past without counting it.
///
/// @param whole whether the record as a whole was rejected, not one click of it
/// @param decoder the reader that rejected it
/// @param appendedAtMillis milliseconds since 1970 UTC
/// @param countedBy offset of the second try that counted it; null while it waits
record Rejected(
    Receipt place,
    boolean whole,
    String reason,
    int decoder,
    long appendedAtMillis,
    @Nullable Long countedBy) {

  boolean waits() {
    return countedBy == null;
  }
}
