package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Puts the rows of one snapshot together: progress, counters, cells.
final class JdbcTotalsRows implements RowCallbackHandler {

  private final Map<CounterId, CounterCells> counters = new HashMap<>();
  private final Map<CounterId, List<Cell>> cells = new HashMap<>();
  private final TreeMap<Integer, Long> offsets = new TreeMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private @Nullable CountedLog log;

  /// A counter without a row or cells stands at 0.
  JdbcTotalsRows(Collection<CounterId> asked) {
    asked.forEach(counter -> counters.put(counter, CounterCells.NONE));
  }

  @Override
  public void processRow(ResultSet row) throws SQLException {
    switch (row.getInt("kind")) {
      case 0 -> progress(row);
      case 1 -> counter(row);
      default -> cell(row);
    }
  }

  JdbcTotals.Answer answer() {
    counters.replaceAll(
        (counter, state) -> state.withCells(cells.getOrDefault(counter, List.of())));
    return new JdbcTotals.Answer(log, new Fill(applied(), marks, counters));
  }

  private Applied applied() {
    List<Long> all = new ArrayList<>();
    int partitions = offsets.isEmpty() ? 0 : offsets.lastKey() + 1;
    for (int partition = 0; partition < partitions; partition++) {
      all.add(offsets.getOrDefault(partition, 0L));
    }
    return new Applied(log == null ? 1 : log.id(), all);
  }

  private void progress(ResultSet row) throws SQLException {
    log = new CountedLog(row.getInt("log_id"), row.getString("topic_id"));
    int partition = row.getInt("part");
    if (!row.wasNull()) {
      long offset = row.getLong("next_offset");
      offsets.put(partition, offset);
      marks.add(new Mark(partition, offset, row.getLong("at")));
    }
  }

  private void counter(ResultSet row) throws SQLException {
    var state =
        new CounterCells(
            row.getInt("revision"), row.getLong("epoch"), row.getLong("clicks"), List.of());
    counters.put(id(row), state);
  }

  private void cell(ResultSet row) throws SQLException {
    var counter = id(row);
    var key =
        new Cell.Key(
            counter,
            row.getLong("epoch"),
            row.getInt("revision"),
            row.getInt("log_id"),
            row.getInt("part"));
    var cell = new Cell(key, row.getLong("clicks"), row.getLong("next_offset"), latest(row));
    cells.computeIfAbsent(counter, _ -> new ArrayList<>()).add(cell);
  }

  private static CounterId id(ResultSet row) throws SQLException {
    return CounterId.ofBytes(row.getBytes("counter_id"));
  }

  private static Cell.@Nullable Latest latest(ResultSet row) throws SQLException {
    long value = row.getLong("latest_value");
    return row.wasNull() ? null : new Cell.Latest(value, row.getLong("at"));
  }
}
