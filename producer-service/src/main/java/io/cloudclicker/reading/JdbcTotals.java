package io.cloudclicker.reading;

import io.cloudclicker.wire.CounterId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/// Reads totals from MySQL's primary: progress and cells in one statement, which is one consistent
/// snapshot. Safe for any thread; throws a DataAccessException where MySQL is away.
final class JdbcTotals {

  /// How many counters one statement asks for; more take several, each a snapshot of its own.
  static final int CHUNK = 1_000;

  private static final String QUERY =
      """
      SELECT 0 AS kind, l.topic_id, NULL AS counter_id, 0 AS epoch, 0 AS revision, l.id AS log_id,
             p.part, 0 AS clicks, p.next_offset, 0 AS latest_value, p.last_append_at AS at
      FROM log l LEFT JOIN partition_progress p ON p.log_id = l.id
      WHERE l.id = (SELECT MAX(id) FROM log)
      UNION ALL
      SELECT 1, NULL, c.id, c.start_epoch, c.revision, 0, 0, c.start_value, 0, 0, 0
      FROM counter c WHERE c.id IN (:ids)
      UNION ALL
      SELECT 2, NULL, s.counter_id, s.epoch, s.revision, s.log_id, s.part, s.clicks, s.next_offset,
             s.latest_value, s.latest_at
      FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
      WHERE s.counter_id IN (:ids) AND s.revision = COALESCE(c.revision, 0)
        AND s.epoch = (SELECT MAX(m.epoch) FROM counter_shard m WHERE m.counter_id = s.counter_id)
      """;

  /// No counter has it: an empty list is no SQL.
  private static final byte[] NOBODY = new byte[CounterId.BYTES];

  private final NamedParameterJdbcTemplate jdbc;

  JdbcTotals(DataSource source, Duration timeout) {
    var template = new JdbcTemplate(source);
    template.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
    jdbc = new NamedParameterJdbcTemplate(template);
  }

  /// What MySQL told.
  ///
  /// @param log the log that is counted now; null before the first
  record Answer(@Nullable CountedLog log, Fill fill) {}

  /// At least one answer, also for no counters: the progress is always in it.
  List<Answer> read(Collection<CounterId> counters) {
    var ids = counters.stream().distinct().sorted().toList();
    if (ids.isEmpty()) {
      return List.of(query(List.of()));
    }
    List<Answer> answers = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      answers.add(query(ids.subList(from, Math.min(ids.size(), from + CHUNK))));
    }
    return answers;
  }

  private Answer query(List<CounterId> ids) {
    var rows = new JdbcTotalsRows(ids);
    var bytes = ids.isEmpty() ? List.of(NOBODY) : ids.stream().map(CounterId::toBytes).toList();
    jdbc.query(QUERY, Map.of("ids", bytes), rows);
    return rows.answer();
  }
}
