package io.cloudclicker.counting;

import io.cloudclicker.counting.Counts.PartitionId;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;

/// Reads the cells that a batch goes on from, inside the transaction that has the partition
/// already.
final class JdbcCells {

  private static final long NO_EPOCH = -1;

  private final JdbcOperations jdbc;

  JdbcCells(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Of each counter the cell of this partition's highest epoch, or an empty one of no epoch.
  Map<CounterId, Cell> present(PartitionId partition, List<CounterId> counters, CellMemory memory) {
    var present = new HashMap<CounterId, Cell>();
    counters.forEach(counter -> memory.cell(counter).ifPresent(cell -> present.put(counter, cell)));
    var missing = memory.missing(counters);
    for (var chunk : JdbcRows.chunks(missing)) {
      readCells(partition, chunk)
          .forEach(cell -> present.merge(cell.key().counter(), cell, JdbcCells::ofHigherEpoch));
      var fresh = chunk.stream().filter(counter -> !present.containsKey(counter)).toList();
      present.putAll(emptyCells(partition, fresh));
    }
    return present;
  }

  private List<Cell> readCells(PartitionId partition, List<CounterId> counters) {
    return jdbc.query(
        """
        SELECT counter_id, epoch, revision, clicks, next_offset, latest_value, latest_at
        FROM counter_shard WHERE log_id = ? AND part = ? AND counter_id IN (%s)"""
            .formatted(JdbcRows.marks(counters.size())),
        (row, ignored) -> {
          var counter = CounterId.ofBytes(row.getBytes(1));
          var key =
              new Cell.Key(
                  counter, row.getLong(2), row.getInt(3), partition.log(), partition.partition());
          long latestValue = row.getLong(6);
          long latestAt = row.getLong(7);
          var latest = row.wasNull() ? null : new Cell.Latest(latestValue, latestAt);
          return new Cell(key, row.getLong(4), row.getLong(5), latest);
        },
        arguments(partition, counters));
  }

  private Map<CounterId, Cell> emptyCells(PartitionId partition, List<CounterId> counters) {
    var cells = new HashMap<CounterId, Cell>();
    if (counters.isEmpty()) {
      return cells;
    }
    counters.forEach(counter -> cells.put(counter, emptyCell(partition, counter, 0)));
    jdbc.query(
        "SELECT id, revision FROM counter WHERE revision > 0 AND id IN (%s)"
            .formatted(JdbcRows.marks(counters.size())),
        row -> {
          var counter = CounterId.ofBytes(row.getBytes(1));
          cells.put(counter, emptyCell(partition, counter, row.getInt(2)));
        },
        counters.stream().map(CounterId::toBytes).toArray());
    return cells;
  }

  private static Cell emptyCell(PartitionId partition, CounterId counter, int revision) {
    var key = new Cell.Key(counter, NO_EPOCH, revision, partition.log(), partition.partition());
    return new Cell(key, 0, 0, null);
  }

  private static Cell ofHigherEpoch(Cell one, Cell other) {
    var a = one.key();
    var b = other.key();
    boolean first = a.epoch() != b.epoch() ? a.epoch() > b.epoch() : a.revision() > b.revision();
    return first ? one : other;
  }

  private static Object[] arguments(PartitionId partition, List<CounterId> counters) {
    var arguments = new ArrayList<Object>();
    arguments.add(partition.log());
    arguments.add(partition.partition());
    counters.forEach(counter -> arguments.add(counter.toBytes()));
    return arguments.toArray();
  }
}
