package io.cloudclicker.counter;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.util.Set;

/// A counter as its owner set it up.
///
/// @param origins the pages of other origins that may press; empty for any
public record Counter(CounterName name, Press press, Set<String> origins) {

  /// Who may press.
  public enum Press {
    ANYONE,
    USERS,
    TOKENS
  }

  public Counter {
    origins = Set.copyOf(origins);
  }

  public CounterId id() {
    return CounterId.of(name);
  }
}
