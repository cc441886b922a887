package io.cloudclicker.ops;

import io.cloudclicker.wire.CounterId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what the audit wrote down. Safe for any thread.
@Component
class JdbcAuditReport {

  private static final String PARTS =
      """
      SELECT a.log_id, a.part, a.base, a.compared_to, a.compared_at, p.next_offset,
        COALESCE(t.counted, 0), COALESCE(t.duplicates, 0), COALESCE(t.late, 0), COALESCE(t.rejected, 0),
        a.rejected_rows,
        (SELECT COALESCE(SUM(d.found - d.expected), 0) FROM audit_drift d
          WHERE d.store = 'mysql' AND d.log_id = a.log_id AND d.part = a.part),
        (SELECT COALESCE(SUM(d.found - d.expected), 0) FROM audit_drift d
          WHERE d.store = 'redis' AND d.log_id = a.log_id AND d.part = a.part),
        a.trouble
      FROM audit_part a
      JOIN partition_progress p ON p.log_id = a.log_id AND p.part = a.part
      LEFT JOIN tally t ON t.id = 'audit' AND t.log_id = a.log_id AND t.part = a.part
      WHERE a.log_id = (SELECT MAX(id) FROM log) ORDER BY a.part
      """;

  private static final String DRIFTS =
      """
      SELECT d.store, d.counter_id, c.name, d.epoch, d.log_id, d.part, d.expected, d.found, d.next_offset, d.seen_at
      FROM audit_drift d LEFT JOIN counter c ON c.id = d.counter_id
      ORDER BY ABS(d.found - d.expected) DESC, d.counter_id, d.part LIMIT :most
      """;

  private final JdbcClient jdbc;

  JdbcAuditReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  AuditReport read(int mostDrifts) {
    return new AuditReport(parts(), drifts(mostDrifts), sweep());
  }

  private List<AuditReport.Part> parts() {
    return jdbc.sql(PARTS)
        .query(
            (row, _) ->
                new AuditReport.Part(
                    row.getInt(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getLong(12),
                    row.getLong(13),
                    row.getString(14)))
        .list();
  }

  private List<AuditReport.Drift> drifts(int most) {
    return jdbc.sql(DRIFTS)
        .param("most", most)
        .query(
            (row, _) ->
                new AuditReport.Drift(
                    row.getString(1),
                    CounterId.ofBytes(row.getBytes(2)),
                    row.getString(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10)))
        .list();
  }

  private AuditReport.Sweep sweep() {
    return jdbc.sql("SELECT done_at, done_millis, done_cells FROM audit_sweep WHERE id = 1")
        .query((row, _) -> new AuditReport.Sweep(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }
}
