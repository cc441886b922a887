package io.cloudclicker.counter;

import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.wire.CounterName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an owner says of a counter.
final class Setup {

  private Setup() {}

  /// @param start the number to begin with
  record New(CounterName name, Press press, Set<String> origins, long start) {}

  /// What is null stays as it is.
  record Change(@Nullable Press press, @Nullable Set<String> origins) {}

  /// What became of a wish to make a counter.
  sealed interface Made {

    record Fresh(long epoch) implements Made {}

    /// It was deleted once; with the reset it counts anew.
    record Again(Resets.Job reset) implements Made {}

    record Exists() implements Made {}

    /// The owner has as many as one may have.
    record TooMany(int limit) implements Made {}
  }

  /// What became of a wish to delete one.
  sealed interface Deleted {

    record Done() implements Deleted {}

    record Missing() implements Deleted {}

    /// `global` stays.
    record Needed() implements Deleted {}
  }

  /// Which counters to list, in the order of their names.
  ///
  /// @param names only these; null for all
  /// @param after only names behind this one; empty for all
  record Page(String prefix, @Nullable Set<CounterName> names, String after, int limit) {}
}
