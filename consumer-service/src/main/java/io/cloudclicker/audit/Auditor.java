package io.cloudclicker.audit;

import io.cloudclicker.audit.Drift.Store;
import io.cloudclicker.audit.JdbcAudit.Standings;
import io.cloudclicker.partition.CountedHere.Share;
import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.replay.Base;
import io.cloudclicker.replay.JdbcTallies;
import io.cloudclicker.replay.LogReplay;
import io.cloudclicker.replay.ReplayStopped;
import io.cloudclicker.replay.ReplayTask;
import io.cloudclicker.replay.Stretch;
import io.cloudclicker.replay.TallyName;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterId;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the partitions of this instance once more, by themselves, and compares: the counters that
/// a slice of the log touched, at the very offset at which MySQL's snapshot was taken.
final class Auditor implements ReplayTask {

  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  /// Each is a question of its own to Redis.
  private static final int MOST_CACHED = 200;

  private final JdbcTallies tallies;
  private final JdbcAudit audit;
  private final JdbcAuditResults results;
  private final CachedCells cache;
  private final AuditMetrics metrics;
  private final AuditProperties properties;
  private final int slice;
  private final Clock clock;
  private final Map<PartitionId, Long> confirmedAt = new HashMap<>();

  /// The differences that are in the log of this instance already.
  private final Map<Told, Long> told = new HashMap<>();

  private record Told(Store store, Place place) {}

  Auditor(
      JdbcTallies tallies,
      JdbcAudit audit,
      JdbcAuditResults results,
      CachedCells cache,
      AuditMetrics metrics,
      AuditProperties properties,
      int slice,
      Clock clock) {
    this.tallies = tallies;
    this.audit = audit;
    this.results = results;
    this.cache = cache;
    this.metrics = metrics;
    this.properties = properties;
    this.slice = slice;
    this.clock = clock;
  }

  @Override
  public int work(LogReplay log, Share share) {
    var standings = audit.standings(share.log().id());
    var drifting = audit.drifting(share.log().id());
    int read = 0;
    for (int number : share.partitions()) {
      var partition = new PartitionId(share.log().id(), number);
      var touched = new Touched(properties.touched(), drifting.getOrDefault(number, Set.of()));
      try {
        read += audit(log, share.log(), partition, standings, touched);
      } catch (ReplayStopped e) {
        results.trouble(partition, e.reason());
        LOG.error(
            "Partition {} can't be audited: {} runbook={}", number, e.reason(), Runbook.DRIFT);
      }
    }
    metrics.drift(results.drift());
    return read;
  }

  private int audit(
      LogReplay log, CountedLog of, PartitionId partition, Standings standings, Touched touched)
      throws ReplayStopped {
    int number = partition.partition();
    long from =
        standings.tallied().containsKey(number)
            ? standings.tallied().get(number)
            : begin(log, partition);
    long progress = standings.counted().getOrDefault(number, 0L);
    long stands =
        from < progress ? read(log, partition, new Stretch(from, progress), touched) : from;
    if (!touched.counters().isEmpty() || stands > from || isConfirmationDue(partition)) {
      var found = audit.found(of.id(), touched.counters());
      long at = found.standsAt().getOrDefault(number, 0L);
      if (stands == progress && at > stands) {
        stands = read(log, partition, new Stretch(stands, at), touched);
      }
      compare(of, touched.counters(), found);
      confirm(partition, stands);
    }
    return (int) (stands - from);
  }

  private long read(LogReplay log, PartitionId partition, Stretch stretch, Touched touched)
      throws ReplayStopped {
    return log.read(TallyName.AUDIT, partition, stretch, slice, touched);
  }

  private long begin(LogReplay log, PartitionId partition) {
    var base = tallies.base(partition, log.begin(partition));
    var chosen = base instanceof Base.None ? new Base.Database() : base;
    tallies.begin(TallyName.AUDIT, partition, chosen);
    results.began(partition, chosen);
    return tallies.standsAt(TallyName.AUDIT, partition).orElse(0L);
  }

  private void compare(CountedLog of, Set<CounterId> counters, Cells found) {
    var expected = audit.expected(of.id(), counters);
    var comparison = Comparison.of(expected, found);
    report(of, Store.MYSQL, comparison.compared(), comparison.drifts());
    var cached = cache.of(of, counters.stream().limit(MOST_CACHED).toList());
    report(of, Store.REDIS, cached.keySet(), Comparison.cache(expected, cached));
  }

  private void report(CountedLog of, Store store, Set<Place> compared, List<Drift> drifts) {
    results.write(store, of.id(), compared, drifts);
    told.keySet().removeAll(mended(store, compared, drifts));
    for (var drift : drifts) {
      if (Objects.equals(
          told.put(new Told(store, drift.place()), drift.difference()), drift.difference())) {
        continue;
      }
      LOG.error(
          "{} has {} clicks of counter {} in partition {}, the log has {}: {} runbook={}",
          store,
          drift.found(),
          drift.place().counter(),
          drift.place().partition(),
          drift.expected(),
          "%+d".formatted(drift.difference()),
          Runbook.DRIFT);
    }
  }

  private static Set<Told> mended(Store store, Set<Place> compared, List<Drift> drifts) {
    var mended = new HashSet<Told>();
    compared.forEach(place -> mended.add(new Told(store, place)));
    drifts.forEach(drift -> mended.remove(new Told(store, drift.place())));
    return mended;
  }

  private boolean isConfirmationDue(PartitionId partition) {
    long last = confirmedAt.getOrDefault(partition, 0L);
    return clock.millis() - last >= properties.confirm().toMillis();
  }

  private void confirm(PartitionId partition, long to) {
    confirmedAt.put(partition, clock.millis());
    results.compared(partition, to, audit.rejectedBelow(partition, to));
  }
}
