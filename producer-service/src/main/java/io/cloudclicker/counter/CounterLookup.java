package io.cloudclicker.counter;

import io.cloudclicker.wire.CounterName;
import java.util.Optional;

/// MySQL, asked for one counter. Safe for any thread; fails with an exception where MySQL is away.
interface CounterLookup {

  /// Empty for a counter that was never made, and for a deleted one.
  Optional<Counter> read(CounterName name);
}
