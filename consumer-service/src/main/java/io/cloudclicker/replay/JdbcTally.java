package io.cloudclicker.replay;

import static io.cloudclicker.partition.JdbcRows.marks;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.CounterDelta;
import io.cloudclicker.partition.CounterDelta.Addition;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Progress;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [Counts] of a tally: what another reader of the log found, moved by compare-and-set like the
/// truth itself, so that two that read for one tally do no harm.
final class JdbcTally implements Counts {

  private static final long NO_EPOCH = -1;

  private final TallyName name;
  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;

  JdbcTally(TallyName name, JdbcOperations jdbc, TransactionOperations transaction) {
    this.name = name;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public Standing standing(PartitionId partition) {
    return Objects.requireNonNull(
        transaction.execute(
            ignored ->
                jdbc.queryForObject(
                    """
                    SELECT next_offset, leader_epoch, key_clock, last_append_at FROM tally
                    WHERE id = ? AND log_id = ? AND part = ? FOR UPDATE""",
                    (row, number) ->
                        new Standing(
                            new Progress(
                                row.getLong(1),
                                row.getInt(2),
                                new KeyClock(row.getLong(3)),
                                row.getLong(4)),
                            Plan.PLAIN),
                    name.id(),
                    partition.log(),
                    partition.partition())));
  }

  /// As the one who counted it decided: a second try counts where the row names it.
  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM rejected_record
            WHERE log_id = ? AND part = ? AND record_offset = ? AND record_index = ? AND counted_by = ?""",
            Integer.class,
            partition.log(),
            partition.partition(),
            offset,
            index,
            by)
        .isEmpty();
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    var written = transaction.execute(ignored -> write(partition, batch, memory));
    if (written == null) {
      return new Outcome.Moved();
    }
    memory.keep(written);
    return new Outcome.Applied(written.values().stream().map(Lines::present).toList());
  }

  private @Nullable Map<CounterId, Lines> write(
      PartitionId partition, ClickBatch batch, CellMemory memory) {
    if (!moved(partition, batch)) {
      return null;
    }
    var deltas = batch.deltas().stream().filter(delta -> name.covers(delta.counter())).toList();
    var present = present(partition, deltas.stream().map(CounterDelta::counter).toList(), memory);
    var lines = new HashMap<CounterId, Lines>();
    var rows = new ArrayList<Object[]>();
    for (var delta : deltas) {
      var cell = Objects.requireNonNull(present.get(delta.counter()));
      for (var addition : delta.additions(cell.key().epoch())) {
        cell = addition.grow(cell);
        rows.add(row(cell.key(), addition));
      }
      lines.put(delta.counter(), new Lines(cell, null));
    }
    writeCells(rows);
    return lines;
  }

  private boolean moved(PartitionId partition, ClickBatch batch) {
    var after = batch.after();
    int rows =
        jdbc.update(
            """
            UPDATE tally SET next_offset = ?, leader_epoch = ?, key_clock = ?, last_append_at = ?,
              counted = counted + ?, duplicates = duplicates + ?, late = late + ?, rejected = rejected + ?
            WHERE id = ? AND log_id = ? AND part = ? AND next_offset = ?""",
            after.nextOffset(),
            after.leaderEpoch(),
            after.keyClock().millis(),
            after.lastAppendAtMillis(),
            batch.countedClicks(),
            batch.duplicateClicks(),
            batch.lateClicks(),
            batch.rejected().size(),
            name.id(),
            partition.log(),
            partition.partition(),
            batch.before().nextOffset());
    return rows == 1;
  }

  private Map<CounterId, Cell> present(
      PartitionId partition, List<CounterId> counters, CellMemory memory) {
    var present = new HashMap<CounterId, Cell>();
    for (var counter : counters) {
      var key = new Cell.Key(counter, NO_EPOCH, 0, partition.log(), partition.partition());
      var known = memory.lines(counter).map(Lines::present);
      present.put(counter, known.orElse(new Cell(key, 0, 0, null)));
    }
    for (var chunk : JdbcRows.chunks(memory.missing(counters))) {
      jdbc.query(
          """
          SELECT counter_id, MAX(epoch) FROM tally_cell
          WHERE tally_id = ? AND log_id = ? AND part = ? AND counter_id IN (%s) GROUP BY counter_id"""
              .formatted(marks(chunk.size())),
          row -> {
            var counter = CounterId.ofBytes(row.getBytes(1));
            var key =
                new Cell.Key(counter, row.getLong(2), 0, partition.log(), partition.partition());
            present.put(counter, new Cell(key, 0, 0, null));
          },
          arguments(partition, chunk));
    }
    return present;
  }

  private Object[] arguments(PartitionId partition, List<CounterId> counters) {
    var arguments = new ArrayList<Object>();
    arguments.add(name.id());
    arguments.add(partition.log());
    arguments.add(partition.partition());
    counters.forEach(counter -> arguments.add(counter.toBytes()));
    return arguments.toArray();
  }

  private void writeCells(List<Object[]> rows) {
    JdbcRows.upsert(
        jdbc,
        "tally_cell",
        "tally_id, counter_id, epoch, log_id, part, clicks, next_offset, latest_value, latest_at",
        """
        clicks = clicks + VALUES(clicks), next_offset = VALUES(next_offset),
        latest_value = IF(VALUES(latest_at) IS NULL, latest_value, VALUES(latest_value)),
        latest_at = COALESCE(VALUES(latest_at), latest_at)""",
        rows);
  }

  private @Nullable Object[] row(Cell.Key key, Addition addition) {
    var latest = addition.latest();
    return new @Nullable Object[] {
      name.id(),
      key.counter().toBytes(),
      key.epoch(),
      key.log(),
      key.partition(),
      addition.clicks(),
      addition.nextOffset(),
      latest == null ? null : latest.value(),
      latest == null ? null : latest.atMillis()
    };
  }
}
