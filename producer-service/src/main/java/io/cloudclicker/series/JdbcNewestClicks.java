package io.cloudclicker.series;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the newest clicks of the counter `global` from the rows that consumers keep, a bounded
/// number of each partition. Safe for any thread.
final class JdbcNewestClicks {

  /// Consumers keep as many of each partition, so that the newest of all are among them.
  static final int MOST = 50;

  private static final String NEWEST =
      """
      SELECT r.at, r.subject_id, a.username
      FROM recent_click r LEFT JOIN account a ON a.subject_id = r.subject_id
      WHERE r.counter_id = :id AND r.at >= :from AND r.at < :to
      ORDER BY r.at DESC, r.log_id DESC, r.part, r.number DESC LIMIT :most
      """;

  private final JdbcClient jdbc;

  JdbcNewestClicks(DataSource source, Duration timeout) {
    var template = new JdbcTemplate(source);
    template.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
    jdbc = JdbcClient.create(template);
  }

  /// The latest pressed first; empty where the database does not tell.
  Optional<List<NewestClick>> read(Range range) {
    try {
      return Optional.of(
          jdbc.sql(NEWEST)
              .param("id", CounterId.of(CounterName.GLOBAL).toBytes())
              .param("from", range.fromMillis())
              .param("to", range.toMillis())
              .param("most", MOST)
              .query(
                  (row, _) -> {
                    var subject = row.getBytes(2);
                    return new NewestClick(
                        row.getLong(1),
                        subject == null ? null : SubjectId.ofBytes(subject),
                        row.getString(3));
                  })
              .list());
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }
}
