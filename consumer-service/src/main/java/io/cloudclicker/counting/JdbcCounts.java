package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.log.KeyClock;
import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.CounterDelta;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.JdbcStanding;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Progress;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.recount.JdbcShadows;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [Counts] in MySQL or MariaDB: one transaction for a batch of one partition, its progress first.
///
/// The compare-and-set comes first and must change exactly one row; the rows behind it belong to
/// this partition alone and are written in key order, so writers never meet. Nothing decides by a
/// plain read: what a lost connection left open may still commit, and only a lock waits for it.
final class JdbcCounts implements Counts {

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final FaultPoints faults;
  private final JdbcCells cellsOf;
  private final JdbcRejections rejections;
  private final JdbcShadows shadows;

  JdbcCounts(
      JdbcOperations jdbc,
      TransactionOperations transaction,
      JdbcShadows shadows,
      FaultPoints faults) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.faults = faults;
    this.cellsOf = new JdbcCells(jdbc);
    this.rejections = new JdbcRejections(jdbc);
    this.shadows = shadows;
  }

  @Override
  public Standing standing(PartitionId partition) {
    faults.reached(CountingPoints.BEFORE_TRANSACTION);
    return Objects.requireNonNull(transaction.execute(ignored -> lockedStanding(partition)));
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    return rejections.waits(partition, offset, index);
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    faults.reached(CountingPoints.BEFORE_TRANSACTION);
    var written = transaction.execute(ignored -> write(partition, batch, memory));
    if (written == null) {
      return new Outcome.Moved();
    }
    faults.reached(CountingPoints.AFTER_COMMIT);
    memory.keep(written.lines());
    return new Outcome.Applied(written.touched());
  }

  private Standing lockedStanding(PartitionId partition) {
    var start = JdbcStanding.start(jdbc, partition);
    jdbc.update(
        """
        INSERT INTO partition_progress
          (log_id, part, next_offset, leader_epoch, key_clock, last_append_at)
        VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE next_offset = next_offset""",
        partition.log(),
        partition.partition(),
        start.nextOffset(),
        start.leaderEpoch(),
        start.keyClock().millis(),
        start.lastAppendAtMillis());
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
        SELECT next_offset, leader_epoch, key_clock, last_append_at, plan FROM partition_progress
        WHERE log_id = ? AND part = ? FOR UPDATE""",
            (row, ignored) ->
                new Standing(
                    new Progress(
                        row.getLong(1),
                        row.getInt(2),
                        new KeyClock(row.getLong(3)),
                        row.getLong(4)),
                    shadows.plan(partition, row.getInt(5))),
            partition.log(),
            partition.partition()));
  }

  private record Written(List<Cell> touched, Map<CounterId, Lines> lines) {}

  private @Nullable Written write(PartitionId partition, ClickBatch batch, CellMemory memory) {
    if (!moved(partition, batch, memory.plan())) {
      return null;
    }
    faults.reached(CountingPoints.AFTER_CAS);
    var written = writeCounters(partition, batch, memory);
    rejections.write(partition, batch.rejected());
    rejections.close(partition, batch.secondTries());
    faults.reached(CountingPoints.BEFORE_COMMIT);
    return written;
  }

  private boolean moved(PartitionId partition, ClickBatch batch, Plan plan) {
    var after = batch.after();
    int rows =
        jdbc.update(
            """
            UPDATE partition_progress
            SET next_offset = ?, leader_epoch = ?, key_clock = ?, last_append_at = ?
            WHERE log_id = ? AND part = ? AND next_offset = ? AND plan = ?""",
            after.nextOffset(),
            after.leaderEpoch(),
            after.keyClock().millis(),
            after.lastAppendAtMillis(),
            partition.log(),
            partition.partition(),
            batch.before().nextOffset(),
            plan.version());
    return rows == 1;
  }

  private Written writeCounters(PartitionId partition, ClickBatch batch, CellMemory memory) {
    var deltas = batch.deltas();
    var counters = deltas.stream().map(CounterDelta::counter).toList();
    var present = cellsOf.present(partition, counters, memory);
    var rows = new JdbcCounterRows(partition);
    var lines = new HashMap<CounterId, Lines>();
    for (var delta : deltas) {
      var of = Objects.requireNonNull(present.get(delta.counter()));
      lines.put(delta.counter(), memory.plan().grow(delta, of, rows));
    }
    rows.writeShards(jdbc);
    faults.reached(CountingPoints.AFTER_UPSERT);
    rows.writeMinutes(jdbc);
    rows.writeOwn(jdbc);
    rows.writeRecent(jdbc);
    return new Written(rows.touched(), lines);
  }
}
