package io.cloudclicker.upkeep;

import io.cloudclicker.partition.JdbcStanding;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// The tables of minutes, hours and days. What comes late, after its hour was made, is added to it
/// like the rest.
final class JdbcRollUps {

  enum Done {
    SOME,
    NOTHING_OLD,
    /// The partition does not stand where it was believed to stand.
    MOVED
  }

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;

  JdbcRollUps(JdbcOperations jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// Rolls the oldest minute of the partition up, and its oldest hour.
  ///
  /// @param minutesBefore milliseconds since 1970 UTC; later minutes stay
  /// @param hoursBefore likewise
  Done rollUp(PartitionId partition, Standing standing, long minutesBefore, long hoursBefore) {
    var minute = oldest("counter_minute", partition, minutesBefore);
    var hour = oldest("counter_hour", partition, hoursBefore);
    if (minute == null && hour == null) {
      return Done.NOTHING_OLD;
    }
    return Objects.requireNonNull(
        transaction.execute(
            ignored -> {
              if (!JdbcStanding.holds(jdbc, partition, standing)) {
                return Done.MOVED;
              }
              if (minute != null) {
                move("counter_minute", "counter_hour", HOUR, partition, minute);
              }
              if (hour != null) {
                move("counter_hour", "counter_day", DAY, partition, hour);
              }
              return Done.SOME;
            }));
  }

  private @Nullable Long oldest(String table, PartitionId partition, long before) {
    return jdbc.queryForObject(
        "SELECT MIN(at) FROM %s WHERE log_id = ? AND part = ? AND at < ?".formatted(table),
        Long.class,
        partition.log(),
        partition.partition(),
        before);
  }

  private void move(String from, String to, long step, PartitionId partition, long at) {
    jdbc.update(
        """
        INSERT INTO %2$s (counter_id, epoch, at, log_id, part, clicks)
        SELECT f.counter_id, f.epoch, ?, f.log_id, f.part, f.clicks FROM %1$s f
        WHERE f.log_id = ? AND f.part = ? AND f.at = ?
        ORDER BY f.counter_id, f.epoch
        ON DUPLICATE KEY UPDATE %2$s.clicks = %2$s.clicks + VALUES(clicks)"""
            .formatted(from, to),
        at / step * step,
        partition.log(),
        partition.partition(),
        at);
    jdbc.update(
        "DELETE FROM %s WHERE log_id = ? AND part = ? AND at = ?".formatted(from),
        partition.log(),
        partition.partition(),
        at);
  }
}
