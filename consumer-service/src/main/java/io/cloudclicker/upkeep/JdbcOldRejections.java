package io.cloudclicker.upkeep;

import io.cloudclicker.partition.JdbcStanding;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// Deletes what was rejected long ago: its bytes are no longer in the log, so nobody can try it
/// again or read the log over it. How many there were stays known.
final class JdbcOldRejections implements Chore {

  private static final int CHUNK = 1_000;

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final UpkeepProperties properties;

  JdbcOldRejections(
      JdbcOperations jdbc, TransactionOperations transaction, UpkeepProperties properties) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.properties = properties;
  }

  @Override
  public Done some(PartitionId partition, Standing standing) {
    long before = standing.progress().lastAppendAtMillis() - properties.rejected().toMillis();
    return has(partition, before)
        ? Objects.requireNonNull(
            transaction.execute(ignored -> delete(partition, standing, before)))
        : Done.NOTHING_OLD;
  }

  private boolean has(PartitionId partition, long before) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM rejected_record WHERE log_id = ? AND part = ? AND appended_at < ?
            ORDER BY record_offset LIMIT 1""",
            Integer.class,
            partition.log(),
            partition.partition(),
            before)
        .isEmpty();
  }

  private Done delete(PartitionId partition, Standing standing, long before) {
    if (!JdbcStanding.holds(jdbc, partition, standing)) {
      return Done.MOVED;
    }
    int deleted =
        jdbc.update(
            """
            DELETE FROM rejected_record WHERE log_id = ? AND part = ? AND appended_at < ?
            ORDER BY record_offset, record_index LIMIT ?""",
            partition.log(),
            partition.partition(),
            before,
            CHUNK);
    jdbc.update(
        """
        INSERT INTO rejected_pruned (log_id, part, records) VALUES (?, ?, ?)
        ON DUPLICATE KEY UPDATE records = records + VALUES(records)""",
        partition.log(),
        partition.partition(),
        deleted);
    return Done.SOME;
  }
}
