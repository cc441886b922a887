package io.cloudclicker.own;

import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.Optional;

/// How many of a counter's clicks are somebody's own. Safe for any thread.
@FunctionalInterface
public interface OwnClicks {

  /// As the database has it when it is asked.
  ///
  /// @param epoch of the total that it is told beside
  /// @return empty where the database does not answer now
  Optional<Long> of(SubjectId subject, CounterName counter, long epoch);
}
