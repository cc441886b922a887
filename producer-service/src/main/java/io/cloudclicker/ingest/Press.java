package io.cloudclicker.ingest;

import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import org.jspecify.annotations.Nullable;

/// One click as somebody asked for it.
///
/// @param key null where every attempt is a press of its own
/// @param value null for the second in which it was made
/// @param atMillis when it was pressed, null for now, milliseconds since 1970 UTC
record Press(
    CounterName counter, @Nullable ClickKey key, @Nullable Long value, @Nullable Long atMillis) {

  /// The value where none was given.
  long valueAt(long nowMillis) {
    if (value != null) {
      return value;
    }
    return (key == null ? nowMillis : key.timeMillis()) / 1_000;
  }
}
