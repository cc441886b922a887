package io.cloudclicker.reading;

import io.cloudclicker.reading.RedisTotals.Claim;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the totals in memory up to date, on a platform thread: what readers wait for it asks of
/// Redis, then of MySQL, at most once an interval however many wait; and once a second, in any
/// case, all counters in use of MySQL.
final class Refresher {

  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

  private final Totals totals;
  private final Demand demand;
  private final RedisTotals redis;
  private final Filler filler;
  private final ReadingProperties properties;
  private final Clock clock;

  private volatile @Nullable Thread thread;
  private long refreshDueNanos = System.nanoTime();

  Refresher(
      Totals totals,
      Demand demand,
      RedisTotals redis,
      Filler filler,
      ReadingProperties properties,
      Clock clock) {
    this.totals = totals;
    this.demand = demand;
    this.redis = redis;
    this.filler = filler;
    this.properties = properties;
    this.clock = clock;
  }

  /// The counter that everybody asks for is fetched before anybody does.
  void start() {
    totals.read(CounterId.of(CounterName.GLOBAL), clock.millis());
    var runner = Thread.ofPlatform().name("reading-refresh").unstarted(this::run);
    thread = runner;
    runner.start();
  }

  void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  boolean isRunning() {
    return thread != null;
  }

  private void run() {
    try {
      while (isRunning()) {
        demand.awaitSomebody(Math.max(0, refreshDueNanos - System.nanoTime()));
        long began = System.nanoTime();
        turn();
        long rest = properties.interval().toNanos() - (System.nanoTime() - began);
        TimeUnit.NANOSECONDS.sleep(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      var claim = askRedis(demand.wanted());
      if (filler.isReady()) {
        askMySql(demand.wanted(), claim);
      }
    } catch (RuntimeException e) {
      // The thread outlives whatever it meets: without it nobody would refresh.
      LOG.error("A refresh of the totals failed runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  private @Nullable Claim askRedis(Set<CounterId> wanted) {
    long now = clock.millis();
    var log = filler.log();
    var missing = wanted.stream().filter(c -> !totals.peek(c, now).present()).toList();
    if (log == null || missing.isEmpty()) {
      return null;
    }
    var answer = redis.read(log, missing);
    answer.fills().forEach(fill -> totals.offer(fill, now));
    demand.changed();
    return answer.claim();
  }

  /// Without counters in use too: which log is counted, and how far, may change meanwhile.
  private void askMySql(Set<CounterId> wanted, @Nullable Claim claim) {
    boolean due = System.nanoTime() - refreshDueNanos >= 0;
    Set<CounterId> counters = new HashSet<>(wanted);
    if (due) {
      refreshDueNanos = System.nanoTime() + properties.refresh().toNanos();
      counters.addAll(totals.inUse(clock.millis()));
    }
    if (due || !counters.isEmpty()) {
      filler.fill(counters, claim);
    }
  }
}
