package io.cloudclicker.counting;

import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.recount.SimulatedShadows;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.ProgressRow;
import io.cloudclicker.simulation.Database.Rejection;
import io.cloudclicker.simulation.Ending;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Happening;
import io.cloudclicker.simulation.Transaction;
import io.cloudclicker.simulation.Variant;
import io.cloudclicker.simulation.Violation;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// [Counts] as SQL does it in the simulated database, by one consumer: the compare-and-set first,
/// then additions to the rows. A commit may fail, be late, or end without an answer.
final class SimulatedCounts implements Counts {

  private static final int PATIENCE = 1;

  private final Database database;
  private final Fortune fortune;
  private final Variant variant;
  private final SimulatedShadows shadows;
  private final Map<Part, Integer> failures = new HashMap<>();

  SimulatedCounts(Database database, SimulatedShadows shadows, Fortune fortune, Variant variant) {
    this.database = database;
    this.shadows = shadows;
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
    return new Standing(row.progress(), shadows.plan(partition, row.plan()));
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    var rejection = new Rejection(part(partition), offset, index);
    return Long.valueOf(Database.NOBODY).equals(database.rejections.get(rejection));
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    fortune.maybeStandStill();
    var part = part(partition);
    var transaction = database.begin(part);
    var row = database.progressOf(part);
    boolean planned = row.plan() == memory.plan().version() || variant == Variant.ANY_PLAN;
    if (!planned || !variant.applies(row.nextOffset(), batch.before().nextOffset())) {
      transaction.rollBack();
      fortune.happened(Happening.ZOMBIE_REFUSED);
      return new Outcome.Moved();
    }
    var rows = new SimulatedRows(database, transaction, part);
    var lines = write(transaction, part, batch, memory, rows);
    fortune.maybeStandStill();
    end(transaction, part);
    memory.keep(lines);
    checkMemory(rows.touched());
    return new Outcome.Applied(rows.touched());
  }

  /// What a flush on revocation does.
  void storePosition(int partition, long position) {
    var part = new Part(database.logs.lastKey(), partition);
    var row = database.progressOf(part);
    var transaction = database.begin(part);
    transaction.put(
        database.progress,
        part,
        new ProgressRow(
            position, row.leaderEpoch(), row.keyClock(), row.lastAppendAt(), row.plan()));
    transaction.commit();
  }

  private Map<CounterId, Lines> write(
      Transaction transaction, Part part, ClickBatch batch, CellMemory memory, SimulatedRows rows) {
    var plan = memory.plan();
    transaction.put(database.progress, part, ProgressRow.of(batch.after(), plan.version()));
    var lines = new HashMap<CounterId, Lines>();
    if (isSkipped(part)) {
      return lines;
    }
    for (var delta : batch.deltas()) {
      var counter = delta.counter();
      var present = memory.lines(counter).orElseGet(() -> present(part, counter, plan));
      lines.put(counter, plan.grow(delta, present, rows));
    }
    for (var rejected : batch.rejected()) {
      var rejection = new Rejection(part, rejected.offset(), rejected.index());
      transaction.put(database.rejections, rejection, Database.NOBODY);
    }
    for (var again : batch.secondTries()) {
      var rejection = new Rejection(part, again.offset(), again.index());
      transaction.put(database.rejections, rejection, again.by());
    }
    return lines;
  }

  private Lines present(Part part, CounterId counter, Plan plan) {
    return plan.lines(
        counter, database.revision(counter), revision -> highest(part, counter, revision));
  }

  private Cell highest(Part part, CounterId counter, int revision) {
    var none = new Cell.Key(counter, -1, revision, part.log(), part.partition());
    return database.cells(part, counter, revision).stream()
        .max(Comparator.comparingLong(cell -> cell.key().epoch()))
        .orElse(new Cell(none, 0, 0, null));
  }

  private void end(Transaction transaction, Part part) {
    failures.merge(part, 1, Integer::sum);
    Ending.of(transaction, fortune);
    failures.remove(part);
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
