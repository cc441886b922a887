package io.cloudclicker.ops;

import io.cloudclicker.runbook.Runbook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit's report, as it is answered.
///
/// @param asOf when the partition was compared that was compared longest ago; null before all were
/// @param drift clicks that MySQL or Redis have too many or too few by the log, without regard to
///   the sign; 0 is right
/// @param drifts where: the largest ones
/// @param runbook what to do
@Schema(name = "Audit")
record JsonAudit(
    @Nullable Instant asOf,
    long drift,
    List<Drift> drifts,
    List<Part> partitions,
    @Nullable Sweep sweep,
    String runbook) {

  /// A number of clicks that differs from the log's.
  @Schema(name = "AuditDrift")
  record Drift(
      @Schema(allowableValues = {"mysql", "redis"}) String store,
      @Schema(description = "Its name; its id, where no counter of the id has a name")
          String counter,
      long epoch,
      int log,
      int partition,
      @Schema(description = "Clicks by the log") long expected,
      long found,
      @Schema(description = "`found` - `expected`") long difference,
      @Schema(description = "Offset at which both were compared") long offset,
      Instant seenAt) {}

  /// A partition, compared at equal offsets.
  @Schema(name = "AuditPartition")
  record Part(
      int log,
      int partition,
      @Schema(
              description =
                  "What the audit's own count began with: log, a verified snapshot, or database,"
                      + " which nothing proves")
          String base,
      @Nullable Instant comparedAt,
      @Schema(description = "Up to this offset") long comparedTo,
      @Schema(description = "MySQL has counted up to this offset") long progress,
      @Schema(description = "Clicks in the log that count") long clicksInLog,
      long clicksInMysql,
      @Schema(description = "Clicks that Redis has more than the log, of what it has")
          long redisDifference,
      @Schema(description = "Clicks in the log whose key was counted before") long duplicates,
      @Schema(description = "Clicks in the log whose key came too late") long late,
      long rejectedInLog,
      long rejectedInMysql,
      @Schema(description = "Why it can't be audited now") @Nullable String trouble) {}

  /// The comparison of every cell in turn.
  @Schema(name = "AuditSweep")
  record Sweep(Instant doneAt, double seconds, long cells) {}

  static JsonAudit of(AuditReport report) {
    return new JsonAudit(
        asOf(report.parts()),
        report.drifts().stream().mapToLong(it -> Math.abs(it.found() - it.expected())).sum(),
        report.drifts().stream().map(JsonAudit::drift).toList(),
        report.parts().stream().map(JsonAudit::part).toList(),
        sweep(report.sweep()),
        Runbook.DRIFT.toString());
  }

  private static @Nullable Instant asOf(List<AuditReport.Part> parts) {
    return parts.stream()
        .map(AuditReport.Part::comparedAtMillis)
        .min(Comparator.naturalOrder())
        .filter(at -> at > 0)
        .map(Instant::ofEpochMilli)
        .orElse(null);
  }

  private static Drift drift(AuditReport.Drift drift) {
    var name = drift.counterName();
    return new Drift(
        drift.store(),
        name == null ? drift.counter().toString() : name,
        drift.epoch(),
        drift.log(),
        drift.partition(),
        drift.expected(),
        drift.found(),
        drift.found() - drift.expected(),
        drift.nextOffset(),
        Instant.ofEpochMilli(drift.seenAtMillis()));
  }

  private static Part part(AuditReport.Part part) {
    return new Part(
        part.log(),
        part.partition(),
        part.base(),
        part.comparedAtMillis() == 0 ? null : Instant.ofEpochMilli(part.comparedAtMillis()),
        part.comparedTo(),
        part.nextOffset(),
        part.counted(),
        part.counted() + part.mysqlDrift(),
        part.redisDrift(),
        part.duplicates(),
        part.late(),
        part.rejected(),
        part.rejectedRows(),
        part.trouble());
  }

  private static @Nullable Sweep sweep(AuditReport.Sweep sweep) {
    return sweep.doneAtMillis() == 0
        ? null
        : new Sweep(
            Instant.ofEpochMilli(sweep.doneAtMillis()),
            sweep.doneMillis() / 1_000.0,
            sweep.doneCells());
  }
}
