package io.cloudclicker.reading;

import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.Optional;

/// Totals that may wait for one click. Safe for any thread.
public interface ReceiptReader {

  /// @param included whether the click is in it
  record Included(Reading reading, boolean included) {}

  /// What is known once it includes the click, or after the wait; empty where nothing is known.
  Optional<Included> reading(CounterName counter, Receipt receipt, Duration wait);
}
