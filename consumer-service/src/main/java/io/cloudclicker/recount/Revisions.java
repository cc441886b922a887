package io.cloudclicker.recount;

import io.cloudclicker.partition.PartitionId;
import java.util.List;
import java.util.Optional;

/// How recounts end: the counters' revision turns, or the recount fails; then it is tidied up.
interface Revisions {

  /// Up to where the tally has to read for this partition; empty where that is done, or where the
  /// partition's counter has not begun.
  Optional<Long> goal(RecountJob job, PartitionId partition);

  /// Turns the revision, if the shadows of all partitions of the log are whole. Readers see one or
  /// the other.
  boolean flip(RecountJob job, int log);

  /// @param log that is counted now
  void fail(RecountJob job, int log, String reason);

  /// Recounts that are over, and whose shadows nobody writes any more.
  List<RecountJob> toTidy();

  /// Deletes cells of revisions up to this recount's that nobody reads, of some counters; true once
  /// there are none. Later revisions may be another recount's shadows.
  boolean deleteStaleCells(RecountJob job);
}
