package io.cloudclicker.counter;

import io.cloudclicker.wire.CounterName;

/// Which counters there are, as far as this instance knows. Safe for any thread.
public interface CounterDirectory {

  /// Answers from memory where it can; asks MySQL otherwise, bounded in time.
  Lookup find(CounterName name);

  /// What is known of a name.
  sealed interface Lookup {

    record Found(Counter counter) implements Lookup {}

    /// No such counter, or a deleted one.
    record Unknown() implements Lookup {}

    /// It can't be known now.
    record Unavailable() implements Lookup {}
  }
}
