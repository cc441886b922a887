package io.cloudclicker.audit;

import static io.cloudclicker.partition.JdbcRows.marks;

import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// What the audit reads: of both sides the cells and how far they count, each in one snapshot.
final class JdbcAudit {

  private static final String FOUND =
      """
      SELECT s.counter_id, s.epoch, s.log_id, s.part, s.clicks, s.next_offset
      FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
      WHERE s.revision = COALESCE(c.revision, 0) AND s.log_id = ? AND s.counter_id IN (%s)""";

  private static final String EXPECTED =
      """
      SELECT counter_id, epoch, log_id, part, clicks, next_offset FROM tally_cell
      WHERE tally_id = 'audit' AND log_id = ? AND counter_id IN (%s)""";

  private final JdbcOperations jdbc;
  private final TransactionOperations snapshot;

  /// @param snapshot transactions of REPEATABLE READ
  JdbcAudit(JdbcOperations jdbc, TransactionOperations snapshot) {
    this.jdbc = jdbc;
    this.snapshot = snapshot;
  }

  /// @param expected by the audit's tally
  /// @param found in MySQL, of the counters' present revisions
  record Both(Cells expected, Cells found) {}

  Cells found(int log, Collection<CounterId> counters) {
    return Objects.requireNonNull(
        snapshot.execute(ignored -> new Cells(cells(FOUND, log, counters), progress(log))));
  }

  Cells expected(int log, Collection<CounterId> counters) {
    return Objects.requireNonNull(
        snapshot.execute(ignored -> new Cells(cells(EXPECTED, log, counters), tallied(log))));
  }

  Both both(int log, Collection<CounterId> counters) {
    return Objects.requireNonNull(
        snapshot.execute(ignored -> new Both(expected(log, counters), found(log, counters))));
  }

  /// How far both sides count each partition.
  record Standings(Map<Integer, Long> tallied, Map<Integer, Long> counted) {}

  Standings standings(int log) {
    return new Standings(tallied(log), progress(log));
  }

  private Map<Integer, Long> progress(int log) {
    return offsets("SELECT part, next_offset FROM partition_progress WHERE log_id = ?", log);
  }

  private Map<Integer, Long> tallied(int log) {
    return offsets("SELECT part, next_offset FROM tally WHERE id = 'audit' AND log_id = ?", log);
  }

  private Map<Integer, Long> offsets(String sql, int log) {
    var offsets = new HashMap<Integer, Long>();
    jdbc.query(
        sql,
        row -> {
          offsets.put(row.getInt(1), row.getLong(2));
        },
        log);
    return offsets;
  }

  private Map<Place, Cell> cells(String sql, int log, Collection<CounterId> counters) {
    var cells = new HashMap<Place, Cell>();
    for (var chunk : JdbcRows.chunks(List.copyOf(counters))) {
      jdbc.query(
          sql.formatted(marks(chunk.size())),
          row -> {
            var key =
                new Cell.Key(
                    CounterId.ofBytes(row.getBytes(1)),
                    row.getLong(2),
                    0,
                    row.getInt(3),
                    row.getInt(4));
            var cell = new Cell(key, row.getLong(5), row.getLong(6), null);
            cells.put(Place.of(cell), cell);
          },
          arguments(log, chunk));
    }
    return cells;
  }

  private static Object[] arguments(int log, List<CounterId> counters) {
    var arguments = new ArrayList<Object>();
    arguments.add(log);
    counters.forEach(counter -> arguments.add(counter.toBytes()));
    return arguments.toArray();
  }

  /// The counters whose drift is not mended yet, by partition.
  Map<Integer, Set<CounterId>> drifting(int log) {
    var drifting = new HashMap<Integer, Set<CounterId>>();
    jdbc.query(
        "SELECT part, counter_id FROM audit_drift WHERE log_id = ?",
        row -> {
          drifting
              .computeIfAbsent(row.getInt(1), ignored -> new HashSet<>())
              .add(CounterId.ofBytes(row.getBytes(2)));
        },
        log);
    return drifting;
  }

  long rejectedBelow(PartitionId partition, long offset) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            SELECT COUNT(*)
              + COALESCE((SELECT records FROM rejected_pruned WHERE log_id = ? AND part = ?), 0)
            FROM rejected_record WHERE log_id = ? AND part = ? AND record_offset < ?""",
            Long.class,
            partition.log(),
            partition.partition(),
            partition.log(),
            partition.partition(),
            offset));
  }

  /// The counters that follow, of either side.
  List<CounterId> countersAfter(@Nullable CounterId last, int most) {
    var from = last == null ? new byte[CounterId.BYTES] : last.toBytes();
    return jdbc.query(
        """
        (SELECT DISTINCT counter_id FROM counter_shard WHERE counter_id > ? ORDER BY counter_id LIMIT ?)
        UNION
        (SELECT DISTINCT counter_id FROM tally_cell WHERE tally_id = 'audit' AND counter_id > ? ORDER BY counter_id LIMIT ?)
        ORDER BY counter_id LIMIT ?""",
        (row, ignored) -> CounterId.ofBytes(row.getBytes(1)),
        from,
        most,
        from,
        most,
        most);
  }
}
