package io.cloudclicker.reading;

import io.cloudclicker.reading.RedisTotals.Claim;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills memory, then Redis, from MySQL: one query at a time, on a platform thread of its own, and
/// with growing pauses while MySQL is away.
final class Filler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Filler.class);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(1);
  private static final double MILLIS_PER_SECOND = 1_000;

  private final JdbcTotals mySql;
  private final RedisTotals redis;
  private final Totals totals;
  private final Demand demand;
  private final Consumer<CountedLog> follower;
  private final Duration firstPause;
  private final Clock clock;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("reading-fill").factory());
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable CountedLog log;
  private volatile boolean away;
  private volatile long beganNanos;
  private volatile long readyNanos = System.nanoTime();
  private volatile @Nullable Instant filledAt;
  private Duration pause;

  /// @param follower is told of the log that is counted, again with every answer
  Filler(
      JdbcTotals mySql,
      RedisTotals redis,
      Totals totals,
      Demand demand,
      Consumer<CountedLog> follower,
      Duration firstPause,
      Clock clock) {
    this.mySql = mySql;
    this.redis = redis;
    this.totals = totals;
    this.demand = demand;
    this.follower = follower;
    this.firstPause = firstPause;
    this.clock = clock;
    pause = firstPause;
  }

  /// The log that is counted, as MySQL told last; null before it told any.
  @Nullable CountedLog log() {
    return log;
  }

  /// Whether waiting for MySQL is of no use now: it is away, or does not answer.
  boolean isAway() {
    return away || (busy.get() && System.nanoTime() - beganNanos > MAX_PAUSE.toNanos());
  }

  /// Since MySQL last told anything; NaN before it told anything at all.
  double ageSeconds() {
    var filled = filledAt;
    return filled == null
        ? Double.NaN
        : Duration.between(filled, clock.instant()).toMillis() / MILLIS_PER_SECOND;
  }

  boolean isReady() {
    return !busy.get() && System.nanoTime() - readyNanos >= 0;
  }

  /// Asks MySQL, unless that is still going on; returns at once.
  ///
  /// @param claim what may be handed on to Redis
  void fill(Collection<CounterId> counters, @Nullable Claim claim) {
    if (busy.compareAndSet(false, true)) {
      beganNanos = System.nanoTime();
      thread.execute(() -> run(counters, claim));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void run(Collection<CounterId> counters, @Nullable Claim claim) {
    try {
      for (var answer : mySql.read(counters)) {
        totals.fill(answer.fill(), clock.millis());
        filledAt = clock.instant();
        follow(answer.log());
        back();
        demand.changed();
        if (claim != null) {
          redis.fill(claim, answer.fill());
        }
      }
    } catch (RuntimeException e) {
      // Whatever it is: what is known is served meanwhile, and the next try follows.
      goneAway(e);
    } finally {
      busy.set(false);
      demand.changed();
    }
  }

  private void follow(@Nullable CountedLog counted) {
    if (counted != null) {
      log = counted;
      follower.accept(counted);
    }
  }

  private void back() {
    pause = firstPause;
    if (away) {
      LOG.info("MySQL answers again");
      away = false;
    }
  }

  private void goneAway(RuntimeException e) {
    if (!away && !thread.isShutdown()) {
      LOG.warn(
          "MySQL is away, the last known totals are served: {} runbook={}",
          e.toString(),
          Runbook.MYSQL_AWAY);
    }
    away = true;
    readyNanos = System.nanoTime() + pause.toNanos();
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
  }
}
