package io.cloudclicker.counting;

import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.LogIdentity;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [Logs] in the table `log`. A topic that was recreated, or another cluster, is counted only once
/// an operator committed a job of the kind `adopt-log`.
final class JdbcLogs implements Logs {

  private static final long FIRST = 0;

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  JdbcLogs(JdbcOperations jdbc, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Known of(LogIdentity identity) {
    return Objects.requireNonNull(transaction.execute(ignored -> find(identity)));
  }

  private Known find(LogIdentity identity) {
    return registered(identity).orElseGet(() -> register(identity));
  }

  private Optional<Known> registered(LogIdentity identity) {
    return jdbc
        .queryForList(
            "SELECT id FROM log WHERE cluster_id = ? AND topic_id = ?",
            Integer.class,
            identity.clusterId(),
            identity.topicId())
        .stream()
        .findFirst()
        .<Known>map(id -> new Known.As(new CountedLog(id, identity.topicId())));
  }

  /// The lock on the present logs lets one of several instances register, and shows its row to the
  /// others.
  private Known register(LogIdentity identity) {
    var known = jdbc.queryForList("SELECT id FROM log ORDER BY id FOR UPDATE", Integer.class);
    if (known.isEmpty()) {
      return insert(identity, 1, FIRST);
    }
    var meanwhile = registered(identity);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    var adoptions = openAdoptions();
    if (adoptions.isEmpty()) {
      return new Known.Foreign(
          "topic %s of cluster %s is not the one that was counted so far (log %d)"
              .formatted(identity.topicId(), identity.clusterId(), known.getLast()));
    }
    long now = clock.millis();
    jdbc.update("UPDATE job SET finished_at = ? WHERE id = ?", now, adoptions.getFirst());
    return insert(identity, known.getLast() + 1, now);
  }

  private List<String> openAdoptions() {
    return jdbc.queryForList(
        """
        SELECT id FROM job WHERE kind = 'adopt-log' AND finished_at IS NULL
        ORDER BY created_at LIMIT 1 FOR UPDATE""",
        String.class);
  }

  private Known insert(LogIdentity identity, int id, long bornAt) {
    jdbc.update(
        """
        INSERT INTO log (id, cluster_id, topic_id, keyed_partitions, born_at)
        VALUES (?, ?, ?, ?, ?)""",
        id,
        identity.clusterId(),
        identity.topicId(),
        identity.partitions(),
        bornAt);
    return new Known.As(new CountedLog(id, identity.topicId()));
  }
}
