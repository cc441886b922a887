package io.cloudclicker.fate;

import io.cloudclicker.wire.Receipt;

/// What the log alone says of a key.
sealed interface Verdict {

  /// The first record in time that holds the key; it owns the key for ever.
  ///
  /// @param bad whether it can never be counted by this reader
  record Found(Receipt place, boolean bad) implements Verdict {}

  /// Not there so far, and a record that is still on its way would count.
  record NotYet() implements Verdict {}

  /// Not there, and whatever comes would be late.
  record Never() implements Verdict {}

  /// The log doesn't reach back to where the key could be.
  record Unknowable() implements Verdict {}
}
