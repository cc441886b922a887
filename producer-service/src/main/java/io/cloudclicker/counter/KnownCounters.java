package io.cloudclicker.counter;

import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.wire.CounterName;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers counters, so that clicks hardly ever wait for MySQL. What is in use is looked up again
/// in the background; what was not used for long, and what is not known, is waited for, at most a
/// second; what MySQL doesn't tell now is served as last known. One look-up per name at a time, and
/// few in all. Safe for any thread.
final class KnownCounters implements CounterDirectory {

  static final Duration FRESH = Duration.ofSeconds(2);
  static final Duration UNKNOWN_FRESH = Duration.ofSeconds(1);

  /// Older than that, an entry is looked up before it is served.
  static final Duration IN_USE = Duration.ofSeconds(10);

  static final int MAX_REMEMBERED = 10_000;
  static final int MAX_LOOKUPS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(KnownCounters.class);

  /// `global` is known before MySQL was ever asked.
  private static final Known GLOBAL =
      new Known(new Counter(CounterName.GLOBAL, Press.ANYONE, Set.of()), 0, true);

  /// @param askedMillis when MySQL was asked for it last
  /// @param failed whether MySQL didn't tell then, so that what is here is older
  private record Known(Counter counter, long askedMillis, boolean failed) {}

  private final CounterLookup mysql;
  private final Executor executor;
  private final Clock clock;
  private final LeastRecent<CounterName, Known> known = new LeastRecent<>(MAX_REMEMBERED);
  private final LeastRecent<CounterName, Long> unknown = new LeastRecent<>(MAX_REMEMBERED);
  private final ConcurrentMap<CounterName, CompletableFuture<Lookup>> running =
      new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(MAX_LOOKUPS);

  KnownCounters(CounterLookup mysql, Executor executor, Clock clock) {
    this.mysql = mysql;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public Lookup find(CounterName name) {
    var entry = known(name);
    if (entry != null) {
      return find(name, entry);
    }
    var missedAt = unknown.get(name);
    boolean missing = missedAt != null && age(missedAt) < UNKNOWN_FRESH.toMillis();
    return missing ? new Lookup.Unknown() : await(look(name));
  }

  /// Drops what is remembered of a counter that was changed here, and what a look-up that runs now
  /// will bring.
  void forget(CounterName name) {
    running.remove(name);
    known.remove(name);
    unknown.remove(name);
  }

  private Lookup find(CounterName name, Known entry) {
    long age = age(entry.askedMillis);
    if (age < FRESH.toMillis()) {
      return new Lookup.Found(entry.counter);
    }
    var look = look(name);
    if (entry.failed || age < IN_USE.toMillis()) {
      return new Lookup.Found(entry.counter);
    }
    var lookup = await(look);
    return lookup instanceof Lookup.Unavailable ? new Lookup.Found(entry.counter) : lookup;
  }

  private @Nullable Known known(CounterName name) {
    var entry = known.get(name);
    return entry == null && name.equals(CounterName.GLOBAL) ? GLOBAL : entry;
  }

  private long age(long millis) {
    return clock.millis() - millis;
  }

  private CompletableFuture<Lookup> look(CounterName name) {
    var mine = new CompletableFuture<Lookup>();
    var others = running.putIfAbsent(name, mine);
    if (others != null) {
      return others;
    }
    if (room.tryAcquire()) {
      executor.execute(() -> look(name, mine));
    } else {
      running.remove(name, mine);
      mine.complete(new Lookup.Unavailable());
    }
    return mine;
  }

  private void look(CounterName name, CompletableFuture<Lookup> mine) {
    var lookup = read(name);
    room.release();
    if (running.remove(name, mine)) {
      remember(name, lookup);
    }
    mine.complete(lookup);
  }

  private Lookup read(CounterName name) {
    try {
      return mysql.read(name).<Lookup>map(Lookup.Found::new).orElseGet(Lookup.Unknown::new);
    } catch (RuntimeException e) {
      // Whatever went wrong, the clicks of this name must not wait for ever.
      LOG.debug("A counter could not be looked up", e);
      return new Lookup.Unavailable();
    }
  }

  private void remember(CounterName name, Lookup lookup) {
    long now = clock.millis();
    switch (lookup) {
      case Lookup.Found(var counter) -> {
        unknown.remove(name);
        known.put(name, new Known(counter, now, false));
      }
      case Lookup.Unknown _ -> {
        known.remove(name);
        unknown.put(name, now);
      }
      case Lookup.Unavailable _ -> {
        var last = known(name);
        if (last != null) {
          known.put(name, new Known(last.counter, now, true));
        }
      }
    }
  }

  private static Lookup await(CompletableFuture<Lookup> look) {
    try {
      return look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Lookup.Unavailable();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look-up never fails by exception", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Lookup.Unavailable();
    }
  }
}
