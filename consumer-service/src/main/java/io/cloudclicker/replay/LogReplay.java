package io.cloudclicker.replay;

import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.CountedHere.Share;
import io.cloudclicker.partition.PartitionId;

/// Reads partitions into tallies, each from where its tally stands. One thread. A failure of Kafka
/// or the database is an exception of theirs, and harmless: the next call goes on where the tally
/// stands then.
public interface LogReplay {

  /// The offset of the partition's first record that the log still has.
  long begin(PartitionId partition);

  /// Reads on for the tally, which has to be there.
  ///
  /// @param stretch from where the tally stands in the database; it stops at the end exactly
  /// @param most records to read, about
  /// @return where the tally stands then
  /// @throws ReplayStopped where the log does not go on as the tally expects it
  long read(TallyName tally, PartitionId partition, Stretch stretch, int most, BatchResults results)
      throws ReplayStopped;

  /// Forgets what it remembers of other partitions than these.
  void keepOnly(Share share);
}
