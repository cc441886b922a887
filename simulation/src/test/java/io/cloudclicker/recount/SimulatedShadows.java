package io.cloudclicker.recount;

import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Plan.Shadow;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.ProgressRow;
import io.cloudclicker.simulation.Database.RecountPart;
import io.cloudclicker.simulation.Database.TallyPart;
import io.cloudclicker.simulation.Ending;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Transaction;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [Shadows] as SQL does it in the simulated database; a merge takes one counter at a time.
public final class SimulatedShadows implements Shadows {

  private final Database database;
  private final Fortune fortune;

  public SimulatedShadows(Database database, Fortune fortune) {
    this.database = database;
    this.fortune = fortune;
  }

  /// The plan of a partition whose progress has this version of it.
  public Plan plan(PartitionId partition, int version) {
    var row = database.recountParts.get(part(partition));
    var job = row == null ? null : database.jobs.get(row.job());
    return new Plan(version, row == null || job == null ? null : shadow(job.only(), row));
  }

  private static Shadow shadow(@Nullable CounterId only, RecountPart row) {
    return new Shadow(row.job(), row.revision(), only, row.whole());
  }

  @Override
  public Optional<RecountJob> running() {
    return database.recount().map(row -> new RecountJob(row.id(), row.revision(), row.only()));
  }

  @Override
  public Optional<Plan> begin(PartitionId partition, Standing standing, RecountJob job) {
    var row =
        new RecountPart(job.id(), job.revision(), standing.progress().nextOffset(), null, false);
    return changing(
        partition,
        standing,
        transaction -> {
          transaction.put(database.recountParts, part(partition), row);
          return shadow(job.only(), row);
        });
  }

  @Override
  public Optional<Plan> merge(PartitionId partition, Standing standing) {
    var shadow = standing.plan().shadow();
    if (shadow == null || !isRead(partition)) {
      return Optional.of(standing.plan());
    }
    return mergeOne(partition, standing, shadow)
        ? changing(partition, standing, transaction -> whole(transaction, partition, shadow))
        : Optional.of(standing.plan());
  }

  @Override
  public Optional<Plan> end(PartitionId partition, Standing standing) {
    return changing(
        partition,
        standing,
        transaction -> {
          transaction.remove(database.recountParts, part(partition));
          return null;
        });
  }

  private boolean isRead(PartitionId partition) {
    var row = database.recountParts.get(part(partition));
    if (row == null) {
      return false;
    }
    var tally = new TallyPart(RecountJob.tally(row.revision()), part(partition));
    var read = database.tallies.get(tally);
    return read != null && read.nextOffset() >= row.goal();
  }

  /// Adds the next counter of the tally; true where none was left.
  private boolean mergeOne(PartitionId partition, Standing standing, Shadow shadow) {
    var part = part(partition);
    var transaction = database.begin(part);
    var row = database.recountParts.get(part);
    var next = row == null ? null : next(part, shadow, row.mergedTo());
    if (row == null || next == null || !standsAt(part, standing)) {
      transaction.rollBack();
      return true;
    }
    tallied(part, shadow, next).forEach(cell -> add(transaction, shadow, cell));
    var merged = new RecountPart(row.job(), row.revision(), row.goal(), next, false);
    transaction.put(database.recountParts, part, merged);
    Ending.of(transaction, fortune);
    return false;
  }

  private @Nullable CounterId next(Part part, Shadow shadow, @Nullable CounterId after) {
    return database.tallyCells.keySet().stream()
        .filter(key -> key.tally().equals(RecountJob.tally(shadow.revision())))
        .filter(key -> Database.part(key.cell()).equals(part))
        .map(key -> key.cell().counter())
        .filter(counter -> after == null || counter.compareTo(after) > 0)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private List<Cell> tallied(Part part, Shadow shadow, CounterId counter) {
    return database.tallyCells.entrySet().stream()
        .filter(entry -> entry.getKey().tally().equals(RecountJob.tally(shadow.revision())))
        .filter(entry -> Database.part(entry.getKey().cell()).equals(part))
        .filter(entry -> entry.getKey().cell().counter().equals(counter))
        .map(java.util.Map.Entry::getValue)
        .toList();
  }

  private void add(Transaction transaction, Shadow shadow, Cell tallied) {
    var of = tallied.key();
    var key = new Cell.Key(of.counter(), of.epoch(), shadow.revision(), of.log(), of.partition());
    var row = database.cells.getOrDefault(key, new Cell(key, 0, 0, null));
    var latest = row.latest() == null ? tallied.latest() : row.latest();
    long offset = Math.max(row.nextOffset(), tallied.nextOffset());
    var sum = new Cell(key, row.clicks() + tallied.clicks(), offset, latest);
    transaction.put(database.cells, key, sum);
  }

  private Shadow whole(Transaction transaction, PartitionId partition, Shadow shadow) {
    var part = part(partition);
    var row = database.recountParts.get(part);
    if (row != null) {
      var whole = new RecountPart(row.job(), row.revision(), row.goal(), row.mergedTo(), true);
      transaction.put(database.recountParts, part, whole);
    }
    return new Shadow(shadow.job(), shadow.revision(), shadow.only(), true);
  }

  /// Moves the plan on together with the change, if the partition stands where it is believed to.
  private Optional<Plan> changing(
      PartitionId partition, Standing standing, Function<Transaction, @Nullable Shadow> change) {
    var part = part(partition);
    var transaction = database.begin(part);
    if (!standsAt(part, standing)) {
      transaction.rollBack();
      return Optional.empty();
    }
    int next = standing.plan().version() + 1;
    transaction.put(
        database.progress, part, ProgressRow.of(database.progressOf(part).progress(), next));
    var shadow = change.apply(transaction);
    Ending.of(transaction, fortune);
    return Optional.of(new Plan(next, shadow));
  }

  private boolean standsAt(Part part, Standing standing) {
    var row = database.progressOf(part);
    return row.nextOffset() == standing.progress().nextOffset()
        && row.plan() == standing.plan().version();
  }

  private static Part part(PartitionId partition) {
    return new Part(partition.log(), partition.partition());
  }
}
