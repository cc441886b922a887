package io.cloudclicker.series;

import io.cloudclicker.series.History.Addition;
import io.cloudclicker.series.History.Epoch;
import io.cloudclicker.wire.CounterId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a counter's past from its minutes, in one snapshot. Safe for any thread.
///
/// A series ends where the total stands, so it is counted backwards from the cells: that takes only
/// the rows since the range began, however long the counter has been counting.
final class JdbcHistory {

  private static final String COUNTER =
      "SELECT start_value, start_epoch, created_at, revision FROM counter WHERE id = :id";

  private static final String EPOCHS =
      """
      SELECT epoch, revision, SUM(clicks) FROM counter_shard
      WHERE counter_id = :id AND epoch >= COALESCE(
        (SELECT MAX(epoch) FROM counter_shard WHERE counter_id = :id AND epoch <= :from), 0)
      GROUP BY epoch, revision ORDER BY epoch, revision
      """;

  /// The epochs are listed so that each is a range of the primary keys. What became an hour or a
  /// day is no minute any more, so that the three add up.
  private static final String ADDITIONS =
      """
      SELECT epoch, LEAST(at - MOD(at, :step), :to) AS step_at, SUM(clicks) FROM (
        SELECT epoch, at, clicks FROM counter_minute
        WHERE counter_id = :id AND epoch IN (:epochs) AND at >= :from
        UNION ALL
        SELECT epoch, at, clicks FROM counter_hour
        WHERE counter_id = :id AND epoch IN (:epochs) AND at >= :from
        UNION ALL
        SELECT epoch, at, clicks FROM counter_day
        WHERE counter_id = :id AND epoch IN (:epochs) AND at >= :from) kept
      GROUP BY epoch, step_at
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;

  JdbcHistory(DataSource source, Duration timeout) {
    var template = new JdbcTemplate(source);
    int seconds = (int) Math.max(1, timeout.toSeconds());
    template.setQueryTimeout(seconds);
    jdbc = JdbcClient.create(template);
    snapshot = new TransactionTemplate(new JdbcTransactionManager(source));
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setTimeout(seconds);
  }

  /// Empty where the database does not tell.
  Optional<History> read(CounterId counter, Range range) {
    try {
      return Optional.ofNullable(snapshot.execute(_ -> history(counter, range)));
    } catch (DataAccessException | TransactionException e) {
      return Optional.empty();
    }
  }

  private History history(CounterId counter, Range range) {
    var row =
        jdbc.sql(COUNTER)
            .param("id", counter.toBytes())
            .query((it, _) -> new Row(it.getLong(1), it.getLong(2), it.getLong(3), it.getInt(4)))
            .optional()
            .orElse(Row.NONE);
    var epochs = epochs(counter, range, row.revision());
    return new History(
        row.startValue(),
        row.startEpoch(),
        row.createdAtMillis(),
        epochs,
        epochs.isEmpty() ? List.of() : additions(counter, range, epochs));
  }

  private record Row(long startValue, long startEpoch, long createdAtMillis, int revision) {
    static final Row NONE = new Row(0, 0, 0, 0);
  }

  /// Of each epoch the cells that count: those of the highest revision that is finished.
  private List<Epoch> epochs(CounterId counter, Range range, int revision) {
    var clicks = new TreeMap<Long, Long>();
    jdbc.sql(EPOCHS)
        .param("id", counter.toBytes())
        .param("from", range.fromMillis())
        .query(
            row -> {
              if (row.getInt(2) <= revision) {
                clicks.put(row.getLong(1), row.getLong(3));
              }
            });
    return clicks.entrySet().stream().map(it -> new Epoch(it.getKey(), it.getValue())).toList();
  }

  private List<Addition> additions(CounterId counter, Range range, List<Epoch> epochs) {
    return jdbc.sql(ADDITIONS)
        .param("id", counter.toBytes())
        .param("epochs", epochs.stream().map(Epoch::number).toList())
        .param("step", range.step().millis())
        .param("from", range.fromMillis())
        .param("to", range.toMillis())
        .query((row, _) -> new Addition(row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }
}
