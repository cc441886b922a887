package io.cloudclicker.upkeep;

import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;

/// Something that keeps a partition's rows few.
interface Chore {

  enum Done {
    SOME,
    NOTHING_OLD,
    /// The partition does not stand where it was believed to stand.
    MOVED
  }

  /// Does a little of it, in one transaction.
  Done some(PartitionId partition, Standing standing);
}
