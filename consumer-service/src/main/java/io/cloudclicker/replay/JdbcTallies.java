package io.cloudclicker.replay;

import io.cloudclicker.partition.JdbcStanding;
import io.cloudclicker.partition.PartitionId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [Tallies] in the tables `tally` and `tally_cell`, and the audit's snapshots of its own. Each
/// change is one transaction of one partition.
public final class JdbcTallies implements Tallies {

  private static final String SNAPSHOT = "snapshot-";
  private static final int CHUNK = 10_000;

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;

  public JdbcTallies(JdbcOperations jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public Optional<Long> standsAt(TallyName tally, PartitionId partition) {
    return jdbc
        .queryForList(
            "SELECT next_offset FROM tally WHERE id = ? AND log_id = ? AND part = ?",
            Long.class,
            tally.id(),
            partition.log(),
            partition.partition())
        .stream()
        .findFirst();
  }

  @Override
  public Base base(PartitionId partition, long logBegin) {
    if (logBegin == 0) {
      return new Base.Log();
    }
    var newest = newestSnapshot(partition, logBegin);
    return newest == null ? new Base.None() : new Base.Tally(newest);
  }

  /// Of those that the log goes on from.
  private @Nullable String newestSnapshot(PartitionId partition, long logBegin) {
    return jdbc.queryForObject(
        """
        SELECT MAX(id) FROM tally
        WHERE id LIKE CONCAT(?, '%') AND log_id = ? AND part = ? AND next_offset >= ?""",
        String.class, SNAPSHOT, partition.log(), partition.partition(), logBegin);
  }

  @Override
  public void begin(TallyName tally, PartitionId partition, Base base) {
    transaction.executeWithoutResult(
        ignored -> {
          switch (base) {
            case Base.Log _ -> beginEmpty(tally, partition);
            case Base.Tally(var from) -> copy(from, tally, partition);
            case Base.Database _ -> copyDatabase(tally, partition);
            case Base.None _ ->
                throw new IllegalArgumentException("there is nothing to begin with");
          }
        });
  }

  private void beginEmpty(TallyName tally, PartitionId partition) {
    var start = JdbcStanding.start(jdbc, partition);
    jdbc.update(
        "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
        tally.id(),
        partition.log(),
        partition.partition(),
        start.nextOffset(),
        start.leaderEpoch(),
        start.keyClock().millis(),
        start.lastAppendAtMillis());
  }

  private void copy(String from, TallyName to, PartitionId partition) {
    jdbc.update(
        """
        INSERT INTO tally
        SELECT ?, log_id, part, next_offset, leader_epoch, key_clock, last_append_at, counted, duplicates, late, rejected
        FROM tally WHERE id = ? AND log_id = ? AND part = ?""",
        to.id(),
        from,
        partition.log(),
        partition.partition());
    var only = to.only() == null ? null : to.only().toBytes();
    jdbc.update(
        """
        INSERT INTO tally_cell
        SELECT ?, counter_id, epoch, log_id, part, clicks, next_offset, latest_value, latest_at
        FROM tally_cell WHERE tally_id = ? AND log_id = ? AND part = ? AND (? IS NULL OR counter_id = ?)""",
        to.id(),
        from,
        partition.log(),
        partition.partition(),
        only,
        only);
  }

  /// The lock on the progress keeps the cells as they are meanwhile.
  private void copyDatabase(TallyName tally, PartitionId partition) {
    jdbc.queryForList(
        "SELECT next_offset FROM partition_progress WHERE log_id = ? AND part = ? FOR UPDATE",
        Long.class,
        partition.log(),
        partition.partition());
    jdbc.update(
        """
        INSERT INTO tally_cell
        SELECT ?, s.counter_id, s.epoch, s.log_id, s.part, s.clicks, s.next_offset, s.latest_value, s.latest_at
        FROM counter_shard s LEFT JOIN counter c ON c.id = s.counter_id
        WHERE s.log_id = ? AND s.part = ? AND s.revision = COALESCE(c.revision, 0)""",
        tally.id(),
        partition.log(),
        partition.partition());
    jdbc.update(
        """
        INSERT INTO tally
        SELECT ?, p.log_id, p.part, p.next_offset, p.leader_epoch, p.key_clock, p.last_append_at,
          (SELECT COALESCE(SUM(t.clicks), 0) FROM tally_cell t WHERE t.tally_id = ? AND t.log_id = p.log_id AND t.part = p.part),
          0, 0,
          (SELECT COUNT(*) FROM rejected_record r WHERE r.log_id = p.log_id AND r.part = p.part)
            + COALESCE((SELECT d.records FROM rejected_pruned d WHERE d.log_id = p.log_id AND d.part = p.part), 0)
        FROM partition_progress p WHERE p.log_id = ? AND p.part = ?""",
        tally.id(),
        tally.id(),
        partition.log(),
        partition.partition());
  }

  public boolean hasSnapshot(PartitionId partition, LocalDate day) {
    return standsAt(new TallyName(SNAPSHOT + day, null), partition).isPresent();
  }

  /// Keeps the tally as it stands under this day's name.
  public void snapshot(TallyName tally, PartitionId partition, LocalDate day) {
    var snapshot = new TallyName(SNAPSHOT + day, null);
    transaction.executeWithoutResult(ignored -> copy(tally.id(), snapshot, partition));
  }

  /// Days before which a partition's snapshots are no longer needed, but for the newest.
  public void dropSnapshotsBefore(PartitionId partition, LocalDate day) {
    var newest = newestSnapshot(partition, 0);
    var old =
        jdbc.queryForList(
            "SELECT id FROM tally WHERE id LIKE CONCAT(?, '%') AND id < ? AND log_id = ? AND part = ?",
            String.class, SNAPSHOT, SNAPSHOT + day, partition.log(), partition.partition());
    old.stream()
        .filter(id -> !id.equals(newest))
        .forEach(id -> drop(new TallyName(id, null), partition));
  }

  private void drop(TallyName tally, PartitionId partition) {
    int deleted;
    do {
      deleted =
          jdbc.update(
              "DELETE FROM tally_cell WHERE tally_id = ? AND log_id = ? AND part = ? LIMIT "
                  + CHUNK,
              tally.id(),
              partition.log(),
              partition.partition());
    } while (deleted == CHUNK);
    jdbc.update(
        "DELETE FROM tally WHERE id = ? AND log_id = ? AND part = ?",
        tally.id(),
        partition.log(),
        partition.partition());
  }

  @Override
  public boolean dropSome(TallyName tally) {
    int deleted =
        jdbc.update("DELETE FROM tally_cell WHERE tally_id = ? LIMIT " + CHUNK, tally.id());
    return deleted < CHUNK && jdbc.update("DELETE FROM tally WHERE id = ?", tally.id()) >= 0;
  }
}
