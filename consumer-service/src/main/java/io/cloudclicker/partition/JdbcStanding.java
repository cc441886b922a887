package io.cloudclicker.partition;

import org.springframework.jdbc.core.JdbcOperations;

/// Where a partition stands: at its beginning, or where it is believed to stand.
public final class JdbcStanding {

  private JdbcStanding() {}

  /// Where a partition stands of which nothing is counted yet.
  public static Progress start(JdbcOperations jdbc, PartitionId partition) {
    long bornAt =
        jdbc
            .queryForList("SELECT born_at FROM log WHERE id = ?", Long.class, partition.log())
            .stream()
            .findFirst()
            .orElse(0L);
    return Progress.atTheBeginning(bornAt);
  }

  /// Within a transaction: where it does, it stays there until the transaction's end.
  public static boolean holds(JdbcOperations jdbc, PartitionId partition, Standing standing) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM partition_progress
            WHERE log_id = ? AND part = ? AND next_offset = ? AND plan = ? FOR UPDATE""",
            Integer.class,
            partition.log(),
            partition.partition(),
            standing.progress().nextOffset(),
            standing.plan().version())
        .isEmpty();
  }
}
