package io.cloudclicker.replay;

import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.CounterDelta;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.ProgressRow;
import io.cloudclicker.simulation.Database.Rejection;
import io.cloudclicker.simulation.Database.TallyCell;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.wire.Cell;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;

/// [Counts] of a tally as SQL does it in the simulated database.
final class SimulatedTally implements Counts {

  private final TallyName name;
  private final Database database;
  private final Fortune fortune;

  SimulatedTally(TallyName name, Database database, Fortune fortune) {
    this.name = name;
    this.database = database;
    this.fortune = fortune;
  }

  @Override
  public Standing standing(PartitionId partition) {
    var row = database.tallies.get(SimulatedTallies.key(name, partition));
    if (row == null) {
      throw new DataAccessResourceFailureException("the tally is gone");
    }
    return new Standing(row.progress(), Plan.PLAIN);
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    var rejection = new Rejection(part(partition), offset, index);
    return Long.valueOf(by).equals(database.rejections.get(rejection));
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    fortune.maybeStandStill();
    var key = SimulatedTallies.key(name, partition);
    var row = database.tallies.get(key);
    if (row == null || row.nextOffset() != batch.before().nextOffset()) {
      return new Outcome.Moved();
    }
    if (fortune.strikes(12)) {
      throw new DataAccessResourceFailureException("rolled back");
    }
    database.together(
        write -> {
          write.put(database.tallies, key, ProgressRow.of(batch.after(), 0));
          batch.deltas().stream()
              .filter(delta -> name.covers(delta.counter()))
              .forEach(delta -> add(write, partition, delta));
        });
    return new Outcome.Applied(List.of());
  }

  private void add(Database.Write write, PartitionId partition, CounterDelta delta) {
    for (var addition : delta.additions(epoch(partition, delta))) {
      var cell =
          new Cell.Key(
              delta.counter(), addition.epoch(), 0, partition.log(), partition.partition());
      var key = new TallyCell(name.id(), cell);
      var row = database.tallyCells.getOrDefault(key, new Cell(cell, 0, 0, null));
      write.put(database.tallyCells, key, addition.grow(row));
    }
  }

  /// The highest one that the tally has of the counter, -1 where it has none.
  private long epoch(PartitionId partition, CounterDelta delta) {
    return database.tallyCells.keySet().stream()
        .filter(key -> key.tally().equals(name.id()))
        .map(TallyCell::cell)
        .filter(cell -> cell.counter().equals(delta.counter()))
        .filter(cell -> Database.part(cell).equals(part(partition)))
        .mapToLong(Cell.Key::epoch)
        .max()
        .orElse(-1);
  }

  private static Part part(PartitionId partition) {
    return new Part(partition.log(), partition.partition());
  }
}
