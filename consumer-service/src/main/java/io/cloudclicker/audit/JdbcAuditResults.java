package io.cloudclicker.audit;

import io.cloudclicker.audit.Drift.Store;
import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.replay.Base;
import io.cloudclicker.wire.CounterId;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// What the audit found, for whoever asks: the tables `audit_drift`, `audit_part`, `audit_sweep`.
final class JdbcAuditResults {

  private static final int REASON = 300;

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  JdbcAuditResults(JdbcOperations jdbc, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  void began(PartitionId partition, Base base) {
    jdbc.update(
        """
        INSERT INTO audit_part VALUES (?, ?, ?, 0, 0, 0, NULL)
        ON DUPLICATE KEY UPDATE base = VALUES(base), trouble = NULL""",
        partition.log(),
        partition.partition(),
        base.text());
  }

  /// Whether what the tally began with is proved by the log.
  boolean isProved(PartitionId partition) {
    return !jdbc.queryForList(
            "SELECT 1 FROM audit_part WHERE log_id = ? AND part = ? AND base <> ?",
            Integer.class,
            partition.log(),
            partition.partition(),
            new Base.Database().text())
        .isEmpty();
  }

  void compared(PartitionId partition, long to, long rejectedRows) {
    jdbc.update(
        """
        UPDATE audit_part SET compared_to = ?, compared_at = ?, rejected_rows = ?, trouble = NULL
        WHERE log_id = ? AND part = ?""",
        to,
        clock.millis(),
        rejectedRows,
        partition.log(),
        partition.partition());
  }

  void trouble(PartitionId partition, String reason) {
    jdbc.update(
        "UPDATE audit_part SET trouble = ? WHERE log_id = ? AND part = ?",
        reason.substring(0, Math.min(REASON, reason.length())),
        partition.log(),
        partition.partition());
  }

  /// Replaces what was known of these cells.
  void write(Store store, int log, Set<Place> compared, List<Drift> drifts) {
    var mended = open(store, log);
    mended.retainAll(compared);
    drifts.forEach(drift -> mended.remove(drift.place()));
    if (mended.isEmpty() && drifts.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(
        ignored -> {
          mended.forEach(place -> delete(store, place));
          JdbcRows.upsert(
              jdbc,
              "audit_drift",
              "store, counter_id, epoch, log_id, part, expected, found, next_offset, seen_at",
              "expected = VALUES(expected), found = VALUES(found), next_offset = VALUES(next_offset), seen_at = VALUES(seen_at)",
              drifts.stream().map(this::row).toList());
        });
  }

  private Set<Place> open(Store store, int log) {
    return new HashSet<>(
        jdbc.query(
            "SELECT counter_id, epoch, log_id, part FROM audit_drift WHERE store = ? AND log_id = ?",
            (row, ignored) ->
                new Place(
                    CounterId.ofBytes(row.getBytes(1)),
                    row.getLong(2),
                    row.getInt(3),
                    row.getInt(4)),
            store.text(),
            log));
  }

  private void delete(Store store, Place place) {
    jdbc.update(
        """
        DELETE FROM audit_drift
        WHERE store = ? AND counter_id = ? AND epoch = ? AND log_id = ? AND part = ?""",
        store.text(),
        place.counter().toBytes(),
        place.epoch(),
        place.log(),
        place.partition());
  }

  /// How many clicks the stores have too many or too few, added up without regard to the sign.
  long drift() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT COALESCE(SUM(ABS(found - expected)), 0) FROM audit_drift", Long.class));
  }

  private Object[] row(Drift drift) {
    var place = drift.place();
    return new Object[] {
      drift.store().text(),
      place.counter().toBytes(),
      place.epoch(),
      place.log(),
      place.partition(),
      drift.expected(),
      drift.found(),
      drift.nextOffset(),
      clock.millis()
    };
  }

  /// Where the sweep is.
  ///
  /// @param position null at its beginning
  /// @param doneAtMillis end of the last full one; 0 before the first
  record Sweep(@Nullable CounterId position, long beganAtMillis, long cells, long doneAtMillis) {}

  Sweep sweep() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT position, began_at, cells, done_at FROM audit_sweep WHERE id = 1",
            (row, ignored) ->
                new Sweep(
                    position(row.getBytes(1)), row.getLong(2), row.getLong(3), row.getLong(4))));
  }

  private static @Nullable CounterId position(byte[] bytes) {
    return Arrays.equals(bytes, new byte[CounterId.BYTES]) ? null : CounterId.ofBytes(bytes);
  }

  /// The sweep went on to this counter, or to its end where there is none.
  void swept(Sweep from, @Nullable CounterId to, int cells) {
    long now = clock.millis();
    long began = from.position() == null ? now : from.beganAtMillis();
    long compared = (from.position() == null ? 0 : from.cells()) + cells;
    if (to != null) {
      jdbc.update(
          "UPDATE audit_sweep SET position = ?, began_at = ?, cells = ? WHERE id = 1",
          to.toBytes(),
          began,
          compared);
    } else {
      jdbc.update(
          """
          UPDATE audit_sweep SET position = ?, began_at = 0, cells = 0, done_at = ?, done_millis = ?, done_cells = ?
          WHERE id = 1""",
          new byte[CounterId.BYTES],
          now,
          now - began,
          compared);
    }
  }
}
