package io.cloudclicker.ops;

import io.cloudclicker.wire.CounterId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the consumers' audit has found so far. Times are milliseconds since 1970 UTC.
///
/// @param drifts the largest ones, at most as many as were asked for
record AuditReport(List<Part> parts, List<Drift> drifts, Sweep sweep) {

  /// A partition of the present log.
  ///
  /// @param base what the audit's own count began with
  /// @param comparedTo offset up to which it was compared last
  /// @param nextOffset up to where MySQL has counted
  /// @param counted by the audit's own count, as are duplicates, late and rejected
  /// @param rejectedRows what MySQL has of them
  /// @param mysqlDrift clicks that MySQL has more than the log, of the cells that differ
  /// @param redisDrift likewise
  /// @param trouble why it can't go on; null while it goes
  record Part(
      int log,
      int partition,
      String base,
      long comparedTo,
      long comparedAtMillis,
      long nextOffset,
      long counted,
      long duplicates,
      long late,
      long rejected,
      long rejectedRows,
      long mysqlDrift,
      long redisDrift,
      @Nullable String trouble) {}

  /// A cell that differs.
  record Drift(
      String store,
      CounterId counter,
      @Nullable String counterName,
      long epoch,
      int log,
      int partition,
      long expected,
      long found,
      long nextOffset,
      long seenAtMillis) {}

  /// The comparison of every cell in turn.
  ///
  /// @param doneAtMillis end of the last full one; 0 before the first
  record Sweep(long doneAtMillis, long doneMillis, long doneCells) {}

  AuditReport {
    parts = List.copyOf(parts);
    drifts = List.copyOf(drifts);
  }
}
