package io.cloudclicker.recount;

import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.CounterId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [Revisions] in the tables `job`, `recount_part` and `counter`.
final class JdbcRevisions implements Revisions {

  private static final int REASON = 300;
  private static final int CHUNK = 500;

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final TransactionOperations locking;
  private final Clock clock;

  /// @param locking transactions of REPEATABLE READ, whose locks keep new partitions out, too
  JdbcRevisions(
      JdbcOperations jdbc,
      TransactionOperations transaction,
      TransactionOperations locking,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.locking = locking;
    this.clock = clock;
  }

  @Override
  public Optional<Long> goal(RecountJob job, PartitionId partition) {
    return jdbc
        .queryForList(
            """
            SELECT goal FROM recount_part
            WHERE job_id = ? AND log_id = ? AND part = ? AND NOT whole AND merged_to IS NULL""",
            Long.class,
            job.id(),
            partition.log(),
            partition.partition())
        .stream()
        .findFirst();
  }

  @Override
  public boolean flip(RecountJob job, int log) {
    if (!isReady(job, log)) {
      return false;
    }
    transaction.executeWithoutResult(ignored -> closeEarlierLogs(log));
    copyEarlierLogs(job, log);
    return Boolean.TRUE.equals(
        locking.execute(
            ignored -> {
              if (!isOpen(job) || !allWhole(job, log)) {
                return false;
              }
              var only = bytes(job.only());
              jdbc.update(
                  "UPDATE counter SET revision = ? WHERE ? IS NULL OR id = ?",
                  job.revision(),
                  only,
                  only);
              finish(job, null);
              return true;
            }));
  }

  @Override
  public void fail(RecountJob job, int log, String reason) {
    transaction.executeWithoutResult(
        ignored -> {
          closeEarlierLogs(log);
          finish(job, reason.substring(0, Math.min(REASON, reason.length())));
        });
  }

  private boolean isReady(RecountJob job, int log) {
    Integer missing =
        jdbc.queryForObject(
            """
            SELECT COUNT(*) FROM partition_progress p LEFT JOIN recount_part r
              ON r.log_id = p.log_id AND r.part = p.part AND r.job_id = ? AND r.whole
            WHERE p.log_id = ? AND r.job_id IS NULL""",
            Integer.class,
            job.id(),
            log);
    return missing != null && missing == 0;
  }

  /// The locks hold off every batch, and the first one of a new partition, until the revision has
  /// turned.
  private boolean allWhole(RecountJob job, int log) {
    var parts =
        jdbc.queryForList(
            "SELECT part FROM partition_progress WHERE log_id = ? ORDER BY part FOR UPDATE",
            Integer.class,
            log);
    var whole =
        jdbc.queryForList(
            "SELECT part FROM recount_part WHERE job_id = ? AND log_id = ? AND whole ORDER BY part",
            Integer.class,
            job.id(),
            log);
    return whole.containsAll(parts);
  }

  private boolean isOpen(RecountJob job) {
    return !jdbc.queryForList(
            "SELECT 1 FROM job WHERE id = ? AND finished_at IS NULL FOR UPDATE",
            Integer.class,
            job.id())
        .isEmpty();
  }

  private void finish(RecountJob job, @Nullable String failure) {
    jdbc.update(
        "UPDATE job SET finished_at = ?, failure = ? WHERE id = ? AND finished_at IS NULL",
        clock.millis(),
        failure,
        job.id());
  }

  /// Nobody counts an earlier log any more, so nobody else ends its shadows. Who stood still since
  /// it was counted finds another plan, and adds nothing to cells that are copied here.
  private void closeEarlierLogs(int log) {
    jdbc.update("UPDATE partition_progress SET plan = plan + 1 WHERE log_id < ?", log);
    jdbc.update("DELETE FROM recount_part WHERE log_id < ?", log);
  }

  /// Cells of earlier logs go over as they are.
  private void copyEarlierLogs(RecountJob job, int log) {
    var only = bytes(job.only());
    jdbc.update(
        """
        INSERT INTO counter_shard
          (counter_id, epoch, revision, log_id, part, clicks, next_offset, latest_value, latest_at)
        SELECT s.counter_id, s.epoch, ?, s.log_id, s.part, s.clicks, s.next_offset, s.latest_value, s.latest_at
        FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
        WHERE s.log_id < ? AND s.revision = COALESCE(c.revision, 0) AND (? IS NULL OR s.counter_id = ?)
        ON DUPLICATE KEY UPDATE counter_shard.clicks = VALUES(clicks)""",
        job.revision(),
        log,
        only,
        only);
  }

  @Override
  public List<RecountJob> toTidy() {
    return jdbc.query(
        """
        SELECT j.id, j.revision, j.counter_id FROM job j
        WHERE j.kind = 'recount' AND j.finished_at IS NOT NULL
          AND EXISTS (SELECT 1 FROM tally t WHERE t.id = CONCAT('recount-', j.revision))
          AND NOT EXISTS (SELECT 1 FROM recount_part p WHERE p.job_id = j.id)""",
        (row, ignored) ->
            new RecountJob(row.getString(1), row.getInt(2), counter(row.getBytes(3))));
  }

  @Override
  public boolean deleteStaleCells(RecountJob job) {
    var only = bytes(job.only());
    var stale =
        jdbc.query(
            """
            SELECT DISTINCT s.counter_id FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
            WHERE s.revision <= ? AND s.revision <> COALESCE(c.revision, 0) AND (? IS NULL OR s.counter_id = ?)
            LIMIT ?""",
            (row, ignored) -> row.getBytes(1),
            job.revision(),
            only,
            only,
            CHUNK);
    for (var counter : stale) {
      jdbc.update(
          """
          DELETE FROM counter_shard WHERE counter_id = ? AND revision <= ?
            AND revision <> COALESCE((SELECT revision FROM counter WHERE id = ?), 0)""",
          counter,
          job.revision(),
          counter);
    }
    return stale.size() < CHUNK;
  }

  private static @Nullable CounterId counter(byte @Nullable [] id) {
    return id == null ? null : CounterId.ofBytes(id);
  }

  private static byte @Nullable [] bytes(@Nullable CounterId counter) {
    return counter == null ? null : counter.toBytes();
  }
}
