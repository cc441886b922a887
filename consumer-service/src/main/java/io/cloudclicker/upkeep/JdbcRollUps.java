package io.cloudclicker.upkeep;

import io.cloudclicker.partition.JdbcStanding;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// Adds old minutes up to hours, and old hours to days, a minute or an hour of a partition at a
/// time. How old they are is said by the log's clock, which is there also when nothing is pressed.
/// What comes late, after its hour was made, is added to it like the rest.
final class JdbcRollUps implements Chore {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final UpkeepProperties properties;

  JdbcRollUps(JdbcOperations jdbc, TransactionOperations transaction, UpkeepProperties properties) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.properties = properties;
  }

  @Override
  public Done some(PartitionId partition, Standing standing) {
    long log = standing.progress().lastAppendAtMillis();
    var minute = oldest("counter_minute", partition, log - properties.minutes().toMillis());
    var hour = oldest("counter_hour", partition, log - properties.hours().toMillis());
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
