package io.cloudclicker.recount;

import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.JobRow;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.ProgressRow;
import io.cloudclicker.simulation.Database.TallyPart;
import io.cloudclicker.simulation.Ending;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Happening;
import io.cloudclicker.simulation.Transaction;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// [Revisions] as SQL does it in the simulated database.
final class SimulatedRevisions implements Revisions {

  private final Database database;
  private final List<CounterId> counters;
  private final Fortune fortune;

  /// @param counters all that have a row
  SimulatedRevisions(Database database, List<CounterId> counters, Fortune fortune) {
    this.database = database;
    this.counters = counters;
    this.fortune = fortune;
  }

  @Override
  public Optional<Long> goal(RecountJob job, PartitionId partition) {
    var row = database.recountParts.get(new Part(partition.log(), partition.partition()));
    if (row == null || !row.job().equals(job.id()) || row.whole() || row.mergedTo() != null) {
      return Optional.empty();
    }
    return Optional.of(row.goal());
  }

  @Override
  public boolean flip(RecountJob job, int log) {
    if (!allWhole(job, log)) {
      return false;
    }
    closeEarlierLogs(log);
    copyEarlierLogs(job, log);
    fortune.maybeStandStill();
    var locks = new ArrayList<Transaction>();
    try {
      toLock(log).forEach(part -> locks.add(database.begin(part)));
      if (!allWhole(job, log) || !isOpen(job)) {
        return false;
      }
      turn(job, locks.removeFirst());
      database.turned();
      return true;
    } finally {
      locks.forEach(Transaction::rollBack);
    }
  }

  private void turn(RecountJob job, Transaction transaction) {
    counters.stream()
        .filter(counter -> covers(job, counter))
        .forEach(counter -> transaction.put(database.revisions, counter, job.revision()));
    transaction.put(database.jobs, job.id(), finished(job));
    Ending.of(transaction, fortune);
  }

  private static boolean covers(RecountJob job, CounterId counter) {
    return job.only() == null || counter.equals(job.only());
  }

  private static JobRow finished(RecountJob job) {
    return new JobRow(job.id(), job.revision(), job.only(), true);
  }

  @Override
  public void fail(RecountJob job, int log, String reason) {
    closeEarlierLogs(log);
    if (isOpen(job)) {
      database.put(database.jobs, job.id(), finished(job));
      fortune.happened(Happening.RECOUNT_FAILED);
    }
  }

  private boolean isOpen(RecountJob job) {
    var row = database.jobs.get(job.id());
    return row != null && !row.finished();
  }

  private List<Part> parts(int log) {
    return database.progress.keySet().stream().filter(part -> part.log() == log).toList();
  }

  /// Where there is none yet, the place of the first: nobody may begin it meanwhile.
  private List<Part> toLock(int log) {
    var parts = parts(log);
    return parts.isEmpty() ? List.of(new Part(log, 0)) : parts;
  }

  private boolean allWhole(RecountJob job, int log) {
    return parts(log).stream()
        .map(database.recountParts::get)
        .allMatch(row -> row != null && row.job().equals(job.id()) && row.whole());
  }

  private void closeEarlierLogs(int log) {
    for (var part : List.copyOf(database.progress.keySet())) {
      if (part.log() < log) {
        var transaction = database.begin(part);
        var row = database.progressOf(part);
        transaction.put(database.progress, part, ProgressRow.of(row.progress(), row.plan() + 1));
        transaction.remove(database.recountParts, part);
        transaction.commit();
      }
    }
  }

  private void copyEarlierLogs(RecountJob job, int log) {
    for (var cell : List.copyOf(database.cells.values())) {
      var key = cell.key();
      boolean present = key.revision() == database.revision(key.counter());
      if (key.log() < log && present && covers(job, key.counter())) {
        var copy =
            new Cell.Key(key.counter(), key.epoch(), job.revision(), key.log(), key.partition());
        database.put(
            database.cells, copy, new Cell(copy, cell.clicks(), cell.nextOffset(), cell.latest()));
      }
    }
  }

  @Override
  public List<RecountJob> toTidy() {
    return database.jobs.values().stream()
        .filter(JobRow::finished)
        .map(row -> new RecountJob(row.id(), row.revision(), row.only()))
        .filter(job -> database.tallies.keySet().stream().anyMatch(key -> isOf(key, job)))
        .filter(
            job ->
                database.recountParts.values().stream()
                    .noneMatch(row -> row.job().equals(job.id())))
        .toList();
  }

  private static boolean isOf(TallyPart tally, RecountJob job) {
    return tally.tally().equals(job.tally());
  }

  @Override
  public boolean deleteStaleCells(RecountJob job) {
    for (var key : List.copyOf(database.cells.keySet())) {
      if (covers(job, key.counter())
          && key.revision() <= job.revision()
          && key.revision() != database.revision(key.counter())) {
        database.remove(database.cells, key);
        fortune.happened(Happening.CELLS_TIDIED);
      }
    }
    return true;
  }
}
