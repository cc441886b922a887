package io.cloudclicker.own;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// [OwnClicks] in the table `user_shard`: one row for each partition in which the person clicked.
final class JdbcOwnClicks implements OwnClicks {

  private static final String SUM =
      """
      SELECT COALESCE(SUM(clicks), 0) FROM user_shard
      WHERE subject_id = ? AND counter_id = ? AND epoch = ?""";

  /// A click that is stored is not answered late for the sake of it.
  private static final int MOST_SECONDS = 1;

  private final JdbcTemplate jdbc;

  JdbcOwnClicks(DataSource source) {
    jdbc = new JdbcTemplate(source);
    jdbc.setQueryTimeout(MOST_SECONDS);
  }

  @Override
  public Optional<Long> of(SubjectId subject, CounterName counter, long epoch) {
    try {
      var id = CounterId.of(counter).toBytes();
      return Optional.ofNullable(
          jdbc.queryForObject(SUM, Long.class, subject.toBytes(), id, epoch));
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }
}
