package io.cloudclicker.counting;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.CounterDelta;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Progress;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.simulation.Crashed;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.ProgressRow;
import io.cloudclicker.simulation.Database.Rejection;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Happening;
import io.cloudclicker.simulation.Transaction;
import io.cloudclicker.simulation.Variant;
import io.cloudclicker.simulation.Violation;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;

/// [Counts] as SQL does it in the simulated database, by one consumer: the compare-and-set first,
/// then additions to the rows. A commit may fail, be late, or end without an answer.
final class SimulatedCounts implements Counts {

  private static final int PATIENCE = 2;

  private final Database database;
  private final Fortune fortune;
  private final Variant variant;
  private final Map<Part, Integer> failures = new HashMap<>();

  SimulatedCounts(Database database, Fortune fortune, Variant variant) {
    this.database = database;
    this.fortune = fortune;
    this.variant = variant;
  }

  @Override
  public Standing standing(PartitionId partition) {
    var part = part(partition);
    var transaction = database.begin(part);
    var row = database.progressOf(part);
    transaction.put(database.progress, part, row);
    transaction.commit();
    if (row.nextOffset() > 1 && row.keyClock() > 0) {
      fortune.happened(Happening.WINDOW_REBUILT);
    }
    var progress =
        new Progress(
            row.nextOffset(), row.leaderEpoch(), new KeyClock(row.keyClock()), row.lastAppendAt());
    return new Standing(progress, Plan.PLAIN);
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    return database.rejections.getOrDefault(new Rejection(part(partition), offset, index), false);
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    fortune.maybeStandStill();
    var part = part(partition);
    var transaction = database.begin(part);
    if (!variant.applies(database.progressOf(part).nextOffset(), batch.before().nextOffset())) {
      transaction.rollBack();
      fortune.happened(Happening.ZOMBIE_REFUSED);
      return new Outcome.Moved();
    }
    var cells = write(transaction, part, batch, memory);
    fortune.maybeStandStill();
    end(transaction, part);
    memory.keep(lines(cells));
    checkMemory(cells);
    return new Outcome.Applied(cells);
  }

  /// What a flush on revocation does.
  void storePosition(int partition, long position) {
    var part = new Part(database.logs.lastKey(), partition);
    var row = database.progressOf(part);
    var transaction = database.begin(part);
    transaction.put(
        database.progress,
        part,
        new ProgressRow(position, row.leaderEpoch(), row.keyClock(), row.lastAppendAt()));
    transaction.commit();
  }

  private List<Cell> write(
      Transaction transaction, Part part, ClickBatch batch, CellMemory memory) {
    var after = batch.after();
    transaction.put(
        database.progress,
        part,
        new ProgressRow(
            after.nextOffset(),
            after.leaderEpoch(),
            after.keyClock().millis(),
            after.lastAppendAtMillis()));
    var touched = new ArrayList<Cell>();
    if (isSkipped(part)) {
      return touched;
    }
    for (var delta : batch.deltas()) {
      touched.addAll(grow(transaction, part, delta, memory));
    }
    for (var rejected : batch.rejected()) {
      var rejection = new Rejection(part, rejected.offset(), rejected.index());
      transaction.put(database.rejections, rejection, true);
    }
    for (var again : batch.secondTries()) {
      var rejection = new Rejection(part, again.offset(), again.index());
      transaction.put(database.rejections, rejection, false);
    }
    return touched;
  }

  /// Adds to the rows, and tells what the cells are then by what is remembered of them.
  private List<Cell> grow(
      Transaction transaction, Part part, CounterDelta delta, CellMemory memory) {
    var cell =
        memory.lines(delta.counter()).map(Lines::present).orElseGet(() -> present(part, delta));
    var touched = new ArrayList<Cell>();
    for (var addition : delta.additions(cell.key().epoch())) {
      var key = new Cell.Key(delta.counter(), addition.epoch(), 0, part.log(), part.partition());
      var before = key.equals(cell.key()) ? cell : new Cell(key, 0, 0, null);
      cell = addition.grow(before);
      touched.add(cell);
      var row = database.cells.getOrDefault(key, new Cell(key, 0, 0, null));
      transaction.put(database.cells, key, addition.grow(row));
    }
    return touched;
  }

  /// Of each counter the last cell, which is the one of its highest epoch.
  private static Map<CounterId, Lines> lines(List<Cell> cells) {
    var lines = new HashMap<CounterId, Lines>();
    cells.forEach(cell -> lines.put(cell.key().counter(), new Lines(cell, null)));
    return lines;
  }

  private Cell present(Part part, CounterDelta delta) {
    var none = new Cell.Key(delta.counter(), -1, 0, part.log(), part.partition());
    return database.cells(part, delta.counter()).stream()
        .max(Comparator.comparingLong(cell -> cell.key().epoch()))
        .orElse(new Cell(none, 0, 0, null));
  }

  private void end(Transaction transaction, Part part) {
    if (fortune.strikes(5)) {
      failures.merge(part, 1, Integer::sum);
      endBadly(transaction);
    }
    transaction.commit();
    failures.remove(part);
  }

  private void endBadly(Transaction transaction) {
    switch (fortune.dice().nextInt(5)) {
      case 0 -> {
        transaction.commit();
        fortune.happened(Happening.OUTCOME_UNKNOWN);
      }
      case 1 -> transaction.leave();
      case 2 -> {
        transaction.leave();
        throw new Crashed();
      }
      default -> {
        transaction.rollBack();
        fortune.happened(Happening.ROLLED_BACK);
      }
    }
    throw new DataAccessResourceFailureException("the connection is gone");
  }

  private boolean isSkipped(Part part) {
    return variant == Variant.SKIP_AFTER_FAILURES && failures.getOrDefault(part, 0) >= PATIENCE;
  }

  /// What readers are told must be what the rows say.
  private void checkMemory(List<Cell> cells) {
    for (var cell : cells) {
      var row = database.cells.get(cell.key());
      if (row != null && row.nextOffset() == cell.nextOffset() && !row.equals(cell)) {
        throw new Violation(Violation.Promise.WRONG, "%s is told, %s is stored", cell, row);
      }
    }
  }

  private static Part part(PartitionId partition) {
    return new Part(partition.log(), partition.partition());
  }
}
