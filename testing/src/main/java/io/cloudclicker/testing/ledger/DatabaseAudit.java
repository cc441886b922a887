package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.SubjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the database says, read by plain SQL.
///
/// @param cells the clicks of every cell of a counter's present revision that has any
/// @param own the clicks of every cell that are somebody's own
/// @param people what the people are called that own clicks stand for
/// @param progress the next offset of each partition
/// @param minutes the clicks of every counter by its minutes
/// @param recent the newest clicks of each partition that has any, in their order
public record DatabaseAudit(
    Map<LogAudit.CellKey, Long> cells,
    Map<LogAudit.OwnKey, Long> own,
    Map<SubjectId, String> people,
    Map<Integer, Long> progress,
    Map<CounterId, Long> minutes,
    Map<Integer, List<LogAudit.Recent>> recent) {

  public static DatabaseAudit of(Connection connection) throws SQLException {
    return new DatabaseAudit(
        cells(connection),
        own(connection),
        people(connection),
        progress(connection),
        minutes(connection),
        recent(connection));
  }

  private static Map<LogAudit.CellKey, Long> cells(Connection connection) throws SQLException {
    var cells = new HashMap<LogAudit.CellKey, Long>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT s.counter_id, s.epoch, s.part, s.clicks
                FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
                WHERE s.clicks > 0 AND s.revision = COALESCE(c.revision, 0)""")) {
      while (row.next()) {
        var counter = CounterId.ofBytes(row.getBytes(1));
        cells.put(new LogAudit.CellKey(counter, row.getLong(2), row.getInt(3)), row.getLong(4));
      }
    }
    return cells;
  }

  private static Map<LogAudit.OwnKey, Long> own(Connection connection) throws SQLException {
    var own = new HashMap<LogAudit.OwnKey, Long>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT subject_id, counter_id, epoch, part, clicks FROM user_shard")) {
      while (row.next()) {
        var subject = SubjectId.ofBytes(row.getBytes(1));
        var counter = CounterId.ofBytes(row.getBytes(2));
        var cell = new LogAudit.CellKey(counter, row.getLong(3), row.getInt(4));
        own.merge(new LogAudit.OwnKey(subject, cell), row.getLong(5), Long::sum);
      }
    }
    return own;
  }

  private static Map<SubjectId, String> people(Connection connection) throws SQLException {
    var people = new HashMap<SubjectId, String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT subject_id, username FROM account")) {
      while (row.next()) {
        people.put(SubjectId.ofBytes(row.getBytes(1)), row.getString(2));
      }
    }
    return people;
  }

  private static Map<Integer, Long> progress(Connection connection) throws SQLException {
    var progress = new TreeMap<Integer, Long>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT part, next_offset FROM partition_progress")) {
      while (row.next()) {
        progress.put(row.getInt(1), row.getLong(2));
      }
    }
    return progress;
  }

  private static Map<CounterId, Long> minutes(Connection connection) throws SQLException {
    var minutes = new HashMap<CounterId, Long>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT counter_id, SUM(clicks) FROM counter_minute GROUP BY counter_id")) {
      while (row.next()) {
        minutes.put(CounterId.ofBytes(row.getBytes(1)), row.getLong(2));
      }
    }
    return minutes;
  }

  private static Map<Integer, List<LogAudit.Recent>> recent(Connection connection)
      throws SQLException {
    var recent = new TreeMap<Integer, List<LogAudit.Recent>>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT part, at, subject_id FROM recent_click
                WHERE log_id = (SELECT MAX(id) FROM log) ORDER BY part, number""")) {
      while (row.next()) {
        var subject = row.getBytes(3);
        recent
            .computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
            .add(
                new LogAudit.Recent(
                    row.getLong(2), subject == null ? null : SubjectId.ofBytes(subject)));
      }
    }
    return recent;
  }

  /// All clicks of a counter, of every epoch.
  public long clicks(CounterId counter) {
    return cells.entrySet().stream()
        .filter(entry -> entry.getKey().counter().equals(counter))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// How many clicks of a counter, of every epoch, are somebody's own, by their names.
  public Map<String, Long> clicksByPerson(CounterId counter) {
    var clicks = new HashMap<String, Long>();
    own.forEach(
        (key, count) -> {
          if (key.cell().counter().equals(counter)) {
            clicks.merge(people.get(key.subject()), count, Long::sum);
          }
        });
    return clicks;
  }
}
