package io.cloudclicker.replay;

import io.cloudclicker.partition.AppendedRecord;
import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.PartitionCounter.Step;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.Cell;
import java.util.List;

/// A partition that is being read for a tally, between two slices.
final class Reading {

  private final PartitionCounter counter;
  private final Listener listener;
  private long position;

  Reading(PartitionCounter counter, Listener listener, long position) {
    this.counter = counter;
    this.listener = listener;
    this.position = position;
  }

  /// Who hears of the batches from here on.
  void tell(BatchResults results) {
    listener.results = results;
  }

  /// The next record to fetch.
  long position() {
    return position;
  }

  long standsAt() {
    return counter.standing().progress().nextOffset();
  }

  Step take(List<AppendedRecord> records) {
    position += records.size();
    return counter.take(records);
  }

  /// Passes on to whoever reads the present slice.
  static final class Listener implements BatchResults {

    private BatchResults results = UNHEARD;

    @Override
    public void applied(PartitionId partition, ClickBatch batch, List<Cell> cells) {
      results.applied(partition, batch, cells);
    }

    @Override
    public void moved() {
      results.moved();
    }
  }
}
