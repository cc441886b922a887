package io.cloudclicker.recount;

import io.cloudclicker.partition.JdbcStanding;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Plan.Shadow;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.wire.CounterId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [Shadows] in the tables `job` and `recount_part`.
public final class JdbcShadows implements Shadows {

  /// Counters that one transaction merges: some ten thousand rows, a fraction of a second.
  private static final int CHUNK = 2_000;

  private static final byte[] FIRST = new byte[CounterId.BYTES];

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;

  public JdbcShadows(JdbcOperations jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// The partition's plan, within the transaction that has its progress. The shadow of a recount
  /// that is over is in it, too: whoever counts the partition has to end it.
  ///
  /// @param version as the progress has it
  public Plan plan(PartitionId partition, int version) {
    var shadows =
        jdbc.query(
            """
            SELECT p.job_id, p.revision, j.counter_id, p.whole FROM recount_part p
            JOIN job j ON j.id = p.job_id
            WHERE p.log_id = ? AND p.part = ?""",
            (row, ignored) ->
                new Shadow(
                    row.getString(1), row.getInt(2), counter(row.getBytes(3)), row.getBoolean(4)),
            partition.log(),
            partition.partition());
    return new Plan(version, shadows.isEmpty() ? null : shadows.getFirst());
  }

  @Override
  public Optional<RecountJob> running() {
    return jdbc
        .query(
            """
            SELECT id, revision, counter_id FROM job
            WHERE kind = 'recount' AND finished_at IS NULL ORDER BY created_at LIMIT 1""",
            (row, ignored) ->
                new RecountJob(row.getString(1), row.getInt(2), counter(row.getBytes(3))))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Plan> begin(PartitionId partition, Standing standing, RecountJob job) {
    return changing(
        partition,
        standing,
        () -> {
          jdbc.update(
              """
              INSERT INTO recount_part (job_id, log_id, part, revision, goal, merged_to, whole)
              VALUES (?, ?, ?, ?, ?, NULL, FALSE)
              ON DUPLICATE KEY UPDATE job_id = VALUES(job_id), revision = VALUES(revision),
                goal = VALUES(goal), merged_to = NULL, whole = FALSE""",
              job.id(),
              partition.log(),
              partition.partition(),
              job.revision(),
              standing.progress().nextOffset());
          return new Shadow(job.id(), job.revision(), job.only(), false);
        });
  }

  @Override
  public Optional<Plan> merge(PartitionId partition, Standing standing) {
    var shadow = standing.plan().shadow();
    if (shadow == null || !isRead(partition)) {
      return Optional.of(standing.plan());
    }
    return mergeSome(partition, standing, shadow)
        ? changing(partition, standing, () -> whole(partition, shadow))
        : Optional.of(standing.plan());
  }

  @Override
  public Optional<Plan> end(PartitionId partition, Standing standing) {
    return changing(
        partition,
        standing,
        () -> {
          jdbc.update(
              "DELETE FROM recount_part WHERE log_id = ? AND part = ?",
              partition.log(),
              partition.partition());
          return null;
        });
  }

  private boolean isRead(PartitionId partition) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM recount_part p JOIN tally t
              ON t.id = CONCAT('recount-', p.revision) AND t.log_id = p.log_id AND t.part = p.part
            WHERE p.log_id = ? AND p.part = ? AND t.next_offset >= p.goal""",
            Integer.class,
            partition.log(),
            partition.partition())
        .isEmpty();
  }

  /// Adds the next counters of the tally; true where none was left. A zombie's transaction finds
  /// another plan or offset, and adds nothing.
  private boolean mergeSome(PartitionId partition, Standing standing, Shadow shadow) {
    return Boolean.TRUE.equals(
        transaction.execute(
            ignored -> {
              if (!JdbcStanding.holds(jdbc, partition, standing)) {
                return true;
              }
              var from = mergedTo(partition);
              var to = lastOfChunk(partition, shadow, from);
              if (to != null) {
                add(partition, shadow, from, to);
              }
              return to == null;
            }));
  }

  private byte[] mergedTo(PartitionId partition) {
    var merged =
        jdbc.query(
            "SELECT COALESCE(merged_to, ?) FROM recount_part WHERE log_id = ? AND part = ?",
            (row, ignored) -> row.getBytes(1),
            FIRST,
            partition.log(),
            partition.partition());
    return merged.getFirst();
  }

  private byte @Nullable [] lastOfChunk(PartitionId partition, Shadow shadow, byte[] from) {
    var counters =
        jdbc.query(
            """
            SELECT DISTINCT counter_id FROM tally_cell
            WHERE tally_id = ? AND log_id = ? AND part = ? AND counter_id > ?
            ORDER BY counter_id LIMIT ?""",
            (row, ignored) -> row.getBytes(1),
            RecountJob.tally(shadow.revision()),
            partition.log(),
            partition.partition(),
            from,
            CHUNK);
    return counters.isEmpty() ? null : counters.getLast();
  }

  private void add(PartitionId partition, Shadow shadow, byte[] from, byte[] to) {
    jdbc.update(
        """
        INSERT INTO counter_shard
          (counter_id, epoch, revision, log_id, part, clicks, next_offset, latest_value, latest_at)
        SELECT t.counter_id, t.epoch, ?, t.log_id, t.part, t.clicks, t.next_offset, t.latest_value, t.latest_at
        FROM tally_cell t
        WHERE t.tally_id = ? AND t.log_id = ? AND t.part = ? AND t.counter_id > ? AND t.counter_id <= ?
        ORDER BY t.counter_id, t.epoch
        ON DUPLICATE KEY UPDATE
          counter_shard.clicks = counter_shard.clicks + VALUES(clicks),
          counter_shard.next_offset = GREATEST(counter_shard.next_offset, VALUES(next_offset)),
          counter_shard.latest_value = IF(counter_shard.latest_at IS NULL, VALUES(latest_value), counter_shard.latest_value),
          counter_shard.latest_at = COALESCE(counter_shard.latest_at, VALUES(latest_at))""",
        shadow.revision(),
        RecountJob.tally(shadow.revision()),
        partition.log(),
        partition.partition(),
        from,
        to);
    jdbc.update(
        "UPDATE recount_part SET merged_to = ? WHERE log_id = ? AND part = ?",
        to,
        partition.log(),
        partition.partition());
  }

  private Shadow whole(PartitionId partition, Shadow shadow) {
    jdbc.update(
        "UPDATE recount_part SET whole = TRUE WHERE log_id = ? AND part = ?",
        partition.log(),
        partition.partition());
    return new Shadow(shadow.job(), shadow.revision(), shadow.only(), true);
  }

  /// Moves the plan on together with the change, if the partition stands where it is believed to.
  private Optional<Plan> changing(
      PartitionId partition, Standing standing, Supplier<@Nullable Shadow> change) {
    int next = standing.plan().version() + 1;
    return Optional.ofNullable(
        transaction.execute(
            ignored -> movedTo(next, partition, standing) ? new Plan(next, change.get()) : null));
  }

  private boolean movedTo(int version, PartitionId partition, Standing standing) {
    return jdbc.update(
            """
            UPDATE partition_progress SET plan = ?
            WHERE log_id = ? AND part = ? AND next_offset = ? AND plan = ?""",
            version,
            partition.log(),
            partition.partition(),
            standing.progress().nextOffset(),
            standing.plan().version())
        == 1;
  }

  private static @Nullable CounterId counter(byte @Nullable [] id) {
    return id == null ? null : CounterId.ofBytes(id);
  }
}
