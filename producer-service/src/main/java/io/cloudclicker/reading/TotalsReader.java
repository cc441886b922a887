package io.cloudclicker.reading;

import io.cloudclicker.wire.CounterName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The totals, as this instance can tell them now: from memory at once, otherwise after a bounded
/// wait for Redis or MySQL, otherwise the last known, marked stale. Per instance a total never goes
/// backwards while it is in memory. Safe for any thread; may wait, so best called on a virtual one.
public interface TotalsReader {

  /// A counter that nothing can be told of now is missing in the answer. Whether a counter exists
  /// is not asked here: one without clicks stands at its start, 0 where it has none.
  Map<CounterName, Reading> readings(Collection<CounterName> counters);

  default Optional<Reading> reading(CounterName counter) {
    return Optional.ofNullable(readings(List.of(counter)).get(counter));
  }
}
