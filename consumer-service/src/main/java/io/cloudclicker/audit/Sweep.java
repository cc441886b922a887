package io.cloudclicker.audit;

import io.cloudclicker.audit.Drift.Store;
import io.cloudclicker.partition.CountedHere.Share;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.replay.JdbcTallies;
import io.cloudclicker.replay.LogReplay;
import io.cloudclicker.replay.ReplayTask;
import io.cloudclicker.replay.TallyName;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Compares every cell in turn, page after page, also those that nobody has touched for long. One
/// instance does it: the one that counts the first partition. Once all are compared and a partition
/// has no drift, its tally of that day is kept: a verified snapshot.
final class Sweep implements ReplayTask {

  private final JdbcAudit audit;
  private final JdbcAuditResults results;
  private final JdbcTallies tallies;
  private final AuditMetrics metrics;
  private final AuditProperties properties;
  private final Clock clock;
  private long keptAfterMillis;

  Sweep(
      JdbcAudit audit,
      JdbcAuditResults results,
      JdbcTallies tallies,
      AuditMetrics metrics,
      AuditProperties properties,
      Clock clock) {
    this.audit = audit;
    this.results = results;
    this.tallies = tallies;
    this.metrics = metrics;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public int work(LogReplay log, Share share) {
    var sweep = results.sweep();
    metrics.swept(sweep.doneAtMillis());
    if (share.partitions().contains(0) && isDue(sweep)) {
      comparePage(share.log().id(), sweep);
    }
    keepSnapshots(share, sweep);
    return 0;
  }

  private void comparePage(int log, JdbcAuditResults.Sweep sweep) {
    var page = audit.countersAfter(sweep.position(), properties.sweepPage());
    var both = audit.both(log, page);
    var comparison = Comparison.of(both.expected(), both.found());
    results.write(Store.MYSQL, log, comparison.compared(), comparison.drifts());
    boolean more = page.size() == properties.sweepPage();
    results.swept(sweep, more ? page.getLast() : null, comparison.compared().size());
  }

  private boolean isDue(JdbcAuditResults.Sweep sweep) {
    long wait = properties.sweepEvery().toMillis();
    return sweep.position() != null || clock.millis() - sweep.doneAtMillis() >= wait;
  }

  /// Looked at once for each full sweep.
  private void keepSnapshots(Share share, JdbcAuditResults.Sweep sweep) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (sweep.doneAtMillis() == keptAfterMillis || day(sweep.doneAtMillis()).isBefore(today)) {
      return;
    }
    keptAfterMillis = sweep.doneAtMillis();
    var drifting = audit.drifting(share.log().id());
    share.partitions().stream()
        .filter(partition -> !drifting.containsKey(partition))
        .map(partition -> new PartitionId(share.log().id(), partition))
        .forEach(partition -> keepSnapshot(partition, today));
  }

  private void keepSnapshot(PartitionId partition, LocalDate today) {
    boolean says = tallies.standsAt(TallyName.AUDIT, partition).orElse(0L) > 0;
    if (says && results.isProved(partition) && !tallies.hasSnapshot(partition, today)) {
      tallies.snapshot(TallyName.AUDIT, partition, today);
      tallies.dropSnapshotsBefore(partition, today.minusDays(properties.keepSnapshots().toDays()));
    }
  }

  private static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
