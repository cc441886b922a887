package io.cloudclicker.partition;

import io.cloudclicker.wire.Cell;
import java.util.List;

/// Progress and totals, moved together. Any exception means that it is not known whether a batch
/// was applied; throw away what was remembered of the partition and read its standing again.
public interface Counts {

  /// What became of a batch.
  sealed interface Outcome {

    /// Committed; these cells were touched.
    record Applied(List<Cell> cells) implements Outcome {}

    /// Nothing changed: the partition does not stand where the batch begins, because somebody else
    /// moved it on or a failover lost the database's tail.
    record Moved() implements Outcome {}
  }

  /// Where the partition stands, read with a lock, so that a transaction that is still open
  /// somewhere is waited for.
  Standing standing(PartitionId partition);

  /// Whether what was rejected at this place waits for a second try, as of the record at `by`.
  boolean waits(PartitionId partition, long offset, int index, long by);

  /// Moves progress and totals in one transaction, if the partition stands exactly where the batch
  /// begins and has the plan that is remembered.
  Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory);
}
