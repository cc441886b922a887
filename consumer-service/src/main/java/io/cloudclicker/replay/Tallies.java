package io.cloudclicker.replay;

import io.cloudclicker.partition.PartitionId;
import java.util.Optional;

/// What readers of the log have to begin with, and what they leave.
public interface Tallies {

  /// Where the tally stands; empty where it has not begun.
  Optional<Long> standsAt(TallyName tally, PartitionId partition);

  /// The best that a tally can begin with.
  ///
  /// @param logBegin the first offset that the log still has
  Base base(PartitionId partition, long logBegin);

  void begin(TallyName tally, PartitionId partition, Base base);

  /// Deletes some of a tally's cells of all partitions, at last the tally; true once it is gone.
  boolean dropSome(TallyName tally);
}
