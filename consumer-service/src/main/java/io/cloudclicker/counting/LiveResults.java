package io.cloudclicker.counting;

import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.Notice;
import java.util.List;

/// Tells readers and metrics of what was counted.
final class LiveResults implements BatchResults {

  private final CountedLog log;
  private final Readers readers;
  private final CountingMetrics metrics;

  LiveResults(CountedLog log, Readers readers, CountingMetrics metrics) {
    this.log = log;
    this.readers = readers;
    this.metrics = metrics;
  }

  @Override
  public void applied(PartitionId partition, ClickBatch batch, List<Cell> cells) {
    metrics.applied(batch);
    readers.tell(
        log.topicId(),
        new Notice(
            partition.log(),
            partition.partition(),
            batch.before().nextOffset(),
            batch.after().nextOffset(),
            batch.after().lastAppendAtMillis(),
            cells));
  }

  @Override
  public void moved() {
    metrics.moved();
  }
}
