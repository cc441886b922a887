package io.cloudclicker.counter;

import io.cloudclicker.control.Controls;
import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.ResetRow;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Happening;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.CounterId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Resets, with their jobs in the simulated database.
public final class ResetDesk implements ResetJobs {

  private final Database database;
  private final Epochs epochs;
  private final Clock clock;
  private final Fortune fortune;
  private final Resets resets;

  public ResetDesk(
      Database database,
      Controls controls,
      Topic topic,
      Epochs epochs,
      Clock clock,
      Fortune fortune) {
    this.database = database;
    this.epochs = epochs;
    this.clock = clock;
    this.fortune = fortune;
    this.resets = new Resets(this, controls, topic, clock);
  }

  public void reset(CounterId counter) {
    if (!resets.possible()) {
      return;
    }
    long now = clock.millis();
    long known = Math.max(highestEpoch(counter), epochs.known(counter));
    var job = new Resets.Job("job-" + database.resets.size(), counter, Math.max(known + 1, now));
    database.put(database.resets, job.id(), new ResetRow(counter, job.epoch(), now, false));
    fortune.maybeStandStill();
    fortune.happened(resets.finish(job) ? Happening.RESET : Happening.RESET_LEFT);
  }

  /// Finishes what was left, by whomever.
  public void finishLeft() {
    try {
      resets.finishLeft();
    } catch (CountersUnavailable e) {
      throw new AssertionError("the simulated database always answers this", e);
    }
  }

  @Override
  public List<Resets.Job> openSince(long createdBeforeMillis) {
    List<Resets.Job> open = new ArrayList<>();
    database.resets.forEach(
        (id, row) -> {
          if (!row.finished() && row.createdAt() < createdBeforeMillis) {
            open.add(new Resets.Job(id, row.counter(), row.epoch()));
          }
        });
    if (!open.isEmpty()) {
      fortune.happened(Happening.RESET_FINISHED_LATER);
    }
    return open;
  }

  @Override
  public void finished(Resets.Job job) {
    var row = database.resets.get(job.id());
    if (row != null) {
      database.put(
          database.resets,
          job.id(),
          new ResetRow(row.counter(), row.epoch(), row.createdAt(), true));
    }
  }

  private long highestEpoch(CounterId counter) {
    long ofCells =
        database.cells.keySet().stream()
            .filter(key -> key.counter().equals(counter))
            .mapToLong(key -> key.epoch())
            .max()
            .orElse(0);
    long ofJobs =
        database.resets.values().stream()
            .filter(row -> row.counter().equals(counter))
            .mapToLong(ResetRow::epoch)
            .max()
            .orElse(0);
    return Math.max(ofCells, ofJobs);
  }
}
