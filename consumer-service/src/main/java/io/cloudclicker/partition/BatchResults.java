package io.cloudclicker.partition;

import io.cloudclicker.wire.Cell;
import java.util.List;

/// Hears what became of a partition's batches, after the commit. Takes bounded time, and never
/// throws.
public interface BatchResults {

  /// For a reader whose results are in the database alone.
  BatchResults UNHEARD =
      new BatchResults() {
        @Override
        public void applied(PartitionId partition, ClickBatch batch, List<Cell> cells) {}

        @Override
        public void moved() {}
      };

  void applied(PartitionId partition, ClickBatch batch, List<Cell> cells);

  /// A batch changed nothing: the partition was not where it begins.
  void moved();
}
