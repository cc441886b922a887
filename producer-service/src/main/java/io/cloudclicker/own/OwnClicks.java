package io.cloudclicker.own;

import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// How many of a counter's clicks are somebody's own. Safe for any thread.
public interface OwnClicks {

  /// Whose clicks of which counter.
  record Share(SubjectId subject, CounterName counter) {}

  /// As the database has it when it is asked.
  ///
  /// @param epoch of the total that it is told beside
  /// @return empty where the database does not answer now
  Optional<Long> of(SubjectId subject, CounterName counter, long epoch);

  /// Of many at once, by epochs; whoever has none is not in it.
  ///
  /// @return empty where the database does not answer now
  Optional<Map<Share, Map<Long, Long>>> of(Collection<Share> shares);
}
