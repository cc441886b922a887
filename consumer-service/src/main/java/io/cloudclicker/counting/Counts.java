package io.cloudclicker.counting;

import io.cloudclicker.wire.Cell;
import java.util.List;

/// The truth: progress and totals, moved together. Any exception means that it is not known whether
/// a batch was applied; throw away what was remembered of the partition and read its progress
/// again.
interface Counts {

  /// A partition of a log.
  record PartitionId(int log, int partition) {}

  /// What became of a batch.
  sealed interface Outcome {

    /// Committed; these cells were touched.
    record Applied(List<Cell> cells) implements Outcome {}

    /// Nothing changed: the partition is not where the batch begins, because somebody else moved it
    /// on or a failover lost the database's tail.
    record Moved() implements Outcome {}
  }

  /// How far the partition is counted, read with a lock, so that a transaction that is still open
  /// somewhere is waited for.
  Progress progress(PartitionId partition);

  /// Whether what was rejected at this place waits for a second try.
  boolean waits(PartitionId partition, long offset, int index);

  /// Moves progress and totals in one transaction, if the partition is exactly where the batch
  /// begins.
  Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory);
}
