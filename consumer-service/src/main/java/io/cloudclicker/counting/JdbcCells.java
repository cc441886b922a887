package io.cloudclicker.counting;

import static io.cloudclicker.partition.JdbcRows.marks;

import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/// Reads the cells that a batch goes on from, inside the transaction that has the partition
/// already.
final class JdbcCells {

  private static final long NO_EPOCH = -1;
  private static final int NO_REVISION = -1;

  private final JdbcOperations jdbc;

  JdbcCells(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Of each counter the cells of this partition's highest epoch, or empty ones of no epoch.
  Map<CounterId, Lines> present(
      PartitionId partition, List<CounterId> counters, CellMemory memory) {
    var present = new HashMap<CounterId, Lines>();
    counters.forEach(
        counter -> memory.lines(counter).ifPresent(lines -> present.put(counter, lines)));
    for (var chunk : JdbcRows.chunks(memory.missing(counters))) {
      var revisions = revisions(chunk);
      var cells = highest(partition, chunk, memory.plan());
      for (var counter : chunk) {
        int now = revisions.getOrDefault(counter, 0);
        var lines =
            memory
                .plan()
                .lines(counter, now, revision -> cell(partition, counter, revision, cells));
        present.put(counter, lines);
      }
    }
    return present;
  }

  private record Line(CounterId counter, int revision) {}

  private static Cell cell(
      PartitionId partition, CounterId counter, int revision, Map<Line, Cell> cells) {
    var key = new Cell.Key(counter, NO_EPOCH, revision, partition.log(), partition.partition());
    return cells.getOrDefault(new Line(counter, revision), new Cell(key, 0, 0, null));
  }

  private Map<CounterId, Integer> revisions(List<CounterId> counters) {
    var revisions = new HashMap<CounterId, Integer>();
    jdbc.query(
        "SELECT id, revision FROM counter WHERE revision > 0 AND id IN (%s)"
            .formatted(marks(counters.size())),
        row -> {
          revisions.put(CounterId.ofBytes(row.getBytes(1)), row.getInt(2));
        },
        counters.stream().map(CounterId::toBytes).toArray());
    return revisions;
  }

  private Map<Line, Cell> highest(PartitionId partition, List<CounterId> counters, Plan plan) {
    var highest = new HashMap<Line, Cell>();
    var sql =
        """
        SELECT s.counter_id, s.epoch, s.revision, s.clicks, s.next_offset, s.latest_value, s.latest_at
        FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
        WHERE s.log_id = ? AND s.part = ? AND s.revision IN (COALESCE(c.revision, 0), ?)
          AND s.counter_id IN (%s)
        ORDER BY s.epoch"""
            .formatted(marks(counters.size()));
    jdbc.query(
        sql,
        row -> {
          var counter = CounterId.ofBytes(row.getBytes(1));
          int revision = row.getInt(3);
          var key =
              new Cell.Key(
                  counter, row.getLong(2), revision, partition.log(), partition.partition());
          long latestValue = row.getLong(6);
          long latestAt = row.getLong(7);
          var latest = row.wasNull() ? null : new Cell.Latest(latestValue, latestAt);
          var cell = new Cell(key, row.getLong(4), row.getLong(5), latest);
          highest.put(new Line(counter, revision), cell);
        },
        arguments(partition, revision(plan.shadow()), counters));
    return highest;
  }

  private static int revision(Plan.@Nullable Shadow shadow) {
    return shadow == null ? NO_REVISION : shadow.revision();
  }

  private static Object[] arguments(PartitionId partition, int revision, List<CounterId> counters) {
    var arguments = new ArrayList<Object>();
    arguments.add(partition.log());
    arguments.add(partition.partition());
    arguments.add(revision);
    counters.forEach(counter -> arguments.add(counter.toBytes()));
    return arguments.toArray();
  }
}
