package io.cloudclicker.lag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/// Asks MySQL's primary. For one thread.
final class JdbcProgress implements Progress {

  private static final int LIMIT_SECONDS = 2;

  private static final String QUERY =
      """
      SELECT l.id, l.topic_id, p.part, p.next_offset
      FROM log l LEFT JOIN partition_progress p ON p.log_id = l.id
      WHERE l.id = (SELECT MAX(id) FROM log)
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  JdbcProgress(DataSource primary, Clock clock) {
    this.jdbc = new JdbcTemplate(primary);
    this.jdbc.setQueryTimeout(LIMIT_SECONDS);
    this.clock = clock;
  }

  @Override
  public Optional<Applied> read() throws Unavailable {
    long atMillis = clock.millis();
    ResultSetExtractor<Optional<Applied>> applied = rows -> applied(rows, atMillis);
    try {
      return Objects.requireNonNull(jdbc.query(QUERY, applied));
    } catch (DataAccessException e) {
      throw new Unavailable(e);
    }
  }

  private Optional<Applied> applied(ResultSet rows, long atMillis) throws SQLException {
    int log = 0;
    var topicId = "";
    Map<Integer, Long> offsets = new HashMap<>();
    while (rows.next()) {
      log = rows.getInt(1);
      topicId = rows.getString(2);
      long next = rows.getLong(4);
      if (!rows.wasNull()) {
        offsets.put(rows.getInt(3), next);
      }
    }
    var took = Duration.ofMillis(clock.millis() - atMillis);
    return log == 0
        ? Optional.empty()
        : Optional.of(new Applied(atMillis, took, log, topicId, offsets));
  }
}
