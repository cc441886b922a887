package io.cloudclicker.partition;

import org.springframework.jdbc.core.JdbcOperations;

/// Whether a partition stands where it is believed to stand.
public final class JdbcStanding {

  private JdbcStanding() {}

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
