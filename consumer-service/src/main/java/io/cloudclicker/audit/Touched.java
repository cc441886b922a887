package io.cloudclicker.audit;

import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The counters that a slice of the log touched, up to a number; the sweep compares the others.
final class Touched implements BatchResults {

  private final int most;
  private final Set<CounterId> counters = new LinkedHashSet<>();

  /// @param before counters to begin with, whatever is touched
  Touched(int most, Set<CounterId> before) {
    this.most = most;
    counters.addAll(before);
  }

  @Override
  public void applied(PartitionId partition, ClickBatch batch, List<Cell> cells) {
    cells.stream()
        .map(cell -> cell.key().counter())
        .limit(Math.max(0, most - counters.size()))
        .forEach(counters::add);
  }

  @Override
  public void moved() {}

  Set<CounterId> counters() {
    return counters;
  }
}
