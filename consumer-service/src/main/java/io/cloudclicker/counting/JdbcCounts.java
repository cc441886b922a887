package io.cloudclicker.counting;

import io.cloudclicker.counting.CounterDelta.Addition;
import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.ClickCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
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

  JdbcCounts(JdbcOperations jdbc, TransactionOperations transaction, FaultPoints faults) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.faults = faults;
    this.cellsOf = new JdbcCells(jdbc);
  }

  @Override
  public Progress progress(PartitionId partition) {
    return Objects.requireNonNull(transaction.execute(ignored -> lockedProgress(partition)));
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM rejected_record
            WHERE log_id = ? AND part = ? AND record_offset = ? AND record_index = ? AND counted_by IS NULL""",
            Integer.class,
            partition.log(),
            partition.partition(),
            offset,
            index)
        .isEmpty();
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    var outcome =
        Objects.requireNonNull(transaction.execute(ignored -> write(partition, batch, memory)));
    if (outcome instanceof Outcome.Applied(var cells)) {
      faults.reached(CountingPoints.AFTER_COMMIT);
      memory.keep(cells);
    }
    return outcome;
  }

  private Progress lockedProgress(PartitionId partition) {
    jdbc.update(
        """
        INSERT INTO partition_progress
          (log_id, part, next_offset, leader_epoch, key_clock, last_append_at)
        VALUES (?, ?, 0, -1, 0, 0) ON DUPLICATE KEY UPDATE next_offset = next_offset""",
        partition.log(),
        partition.partition());
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
        SELECT next_offset, leader_epoch, key_clock, last_append_at FROM partition_progress
        WHERE log_id = ? AND part = ? FOR UPDATE""",
            (row, ignored) ->
                new Progress(
                    row.getLong(1), row.getInt(2), new KeyClock(row.getLong(3)), row.getLong(4)),
            partition.log(),
            partition.partition()));
  }

  private Outcome write(PartitionId partition, ClickBatch batch, CellMemory memory) {
    if (!moved(partition, batch)) {
      return new Outcome.Moved();
    }
    faults.reached(CountingPoints.AFTER_CAS);
    var cells = writeCounters(partition, batch, memory);
    writeRejected(partition, batch.rejected());
    closeRejected(partition, batch.secondTries());
    faults.reached(CountingPoints.BEFORE_COMMIT);
    return new Outcome.Applied(cells);
  }

  private boolean moved(PartitionId partition, ClickBatch batch) {
    var after = batch.after();
    int rows =
        jdbc.update(
            """
            UPDATE partition_progress
            SET next_offset = ?, leader_epoch = ?, key_clock = ?, last_append_at = ?
            WHERE log_id = ? AND part = ? AND next_offset = ?""",
            after.nextOffset(),
            after.leaderEpoch(),
            after.keyClock().millis(),
            after.lastAppendAtMillis(),
            partition.log(),
            partition.partition(),
            batch.before().nextOffset());
    return rows == 1;
  }

  private List<Cell> writeCounters(PartitionId partition, ClickBatch batch, CellMemory memory) {
    var deltas = batch.deltas();
    var counters = deltas.stream().map(CounterDelta::counter).toList();
    var present = cellsOf.present(partition, counters, memory);
    var cells = new ArrayList<Cell>();
    var shards = new ArrayList<Object[]>();
    var minutes = new ArrayList<Object[]>();
    for (var delta : deltas) {
      var cell = Objects.requireNonNull(present.get(delta.counter()));
      long epoch = cell.key().epoch();
      for (var addition : delta.additions(epoch)) {
        cell = grown(cell, addition);
        cells.add(cell);
        shards.add(shardRow(cell, addition));
        addition
            .minutes()
            .forEach(
                (at, clicks) -> minutes.add(minuteRow(delta, partition, addition, at, clicks)));
      }
    }
    writeShards(shards);
    faults.reached(CountingPoints.AFTER_UPSERT);
    writeMinutes(minutes);
    return cells;
  }

  /// The cell as it is after the addition: the same one, or the first of a new epoch.
  private static Cell grown(Cell cell, Addition addition) {
    var key = cell.key();
    boolean same = addition.epoch() == key.epoch();
    var grownKey =
        new Cell.Key(key.counter(), addition.epoch(), key.revision(), key.log(), key.partition());
    long clicks = (same ? cell.clicks() : 0) + addition.clicks();
    var latest = addition.latest() == null && same ? cell.latest() : addition.latest();
    return new Cell(grownKey, clicks, addition.nextOffset(), latest);
  }

  private void writeShards(List<Object[]> rows) {
    JdbcRows.upsert(
        jdbc,
        "counter_shard",
        "counter_id, epoch, revision, log_id, part, clicks, next_offset, latest_value, latest_at",
        """
        clicks = clicks + VALUES(clicks), next_offset = VALUES(next_offset),
        latest_value = IF(VALUES(latest_at) IS NULL, latest_value, VALUES(latest_value)),
        latest_at = COALESCE(VALUES(latest_at), latest_at)""",
        rows);
  }

  private void writeMinutes(List<Object[]> rows) {
    JdbcRows.upsert(
        jdbc,
        "counter_minute",
        "counter_id, epoch, at, log_id, part, clicks",
        "clicks = clicks + VALUES(clicks)",
        rows);
  }

  private void writeRejected(PartitionId partition, List<ClickBatch.Rejected> rejected) {
    var rows = new ArrayList<Object[]>();
    for (var record : rejected) {
      rows.add(
          new Object[] {
            partition.log(),
            partition.partition(),
            record.offset(),
            record.index(),
            record.whole(),
            record.reason().substring(0, Math.min(200, record.reason().length())),
            ClickCodec.READER,
            record.appendedAtMillis()
          });
    }
    JdbcRows.upsert(
        jdbc,
        "rejected_record",
        "log_id, part, record_offset, record_index, whole, reason, decoder, appended_at",
        "reason = VALUES(reason)",
        rows);
  }

  private void closeRejected(PartitionId partition, List<ClickBatch.SecondTry> secondTries) {
    var sql =
        """
        UPDATE rejected_record SET counted_by = ?
        WHERE log_id = ? AND part = ? AND record_offset = ? AND record_index = ? AND counted_by IS NULL""";
    for (var again : secondTries) {
      int rows =
          jdbc.update(
              sql,
              again.by(),
              partition.log(),
              partition.partition(),
              again.offset(),
              again.index());
      if (rows != 1) {
        throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(sql, 1, rows);
      }
    }
  }

  private static @Nullable Object[] shardRow(Cell cell, Addition addition) {
    var key = cell.key();
    var latest = addition.latest();
    return new @Nullable Object[] {
      key.counter().toBytes(),
      key.epoch(),
      key.revision(),
      key.log(),
      key.partition(),
      addition.clicks(),
      addition.nextOffset(),
      latest == null ? null : latest.value(),
      latest == null ? null : latest.atMillis()
    };
  }

  private static Object[] minuteRow(
      CounterDelta delta, PartitionId partition, Addition addition, long at, long clicks) {
    return new Object[] {
      delta.counter().toBytes(),
      addition.epoch(),
      at,
      partition.log(),
      partition.partition(),
      clicks
    };
  }
}
