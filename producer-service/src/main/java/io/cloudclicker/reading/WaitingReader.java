package io.cloudclicker.reading;

import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers from memory at once where it is present, otherwise waits for it, bounded; and says how
/// fresh the answer is. Safe for any thread.
final class WaitingReader implements TotalsReader, TotalsWatch, ReceiptReader {

  private final Totals totals;
  private final Demand demand;
  private final LogEnds ends;
  private final BooleanSupplier storeIsAway;
  private final ReadingMetrics metrics;
  private final ReadingProperties properties;
  private final Clock clock;

  /// @param storeIsAway whether waiting for more than what is known is of no use
  WaitingReader(
      Totals totals,
      Demand demand,
      LogEnds ends,
      BooleanSupplier storeIsAway,
      ReadingMetrics metrics,
      ReadingProperties properties,
      Clock clock) {
    this.totals = totals;
    this.demand = demand;
    this.ends = ends;
    this.storeIsAway = storeIsAway;
    this.metrics = metrics;
    this.properties = properties;
    this.clock = clock;
  }

  /// @param gone whether a receipt is of a log that is gone
  record Answer(Reading reading, boolean included, boolean gone) {}

  @Override
  public Map<CounterName, Reading> readings(Collection<CounterName> counters) {
    int unknown = awaitKnown(counters.stream().map(CounterId::of).toList());
    metrics.asked(counters.size(), unknown);
    Map<CounterName, Reading> readings = new HashMap<>();
    for (var counter : counters) {
      told(CounterId.of(counter)).ifPresent(reading -> readings.put(counter, reading));
    }
    return readings;
  }

  /// What is known once it includes `after`, or after the wait; empty where nothing is known.
  Optional<Answer> reading(CounterId counter, After after, Duration wait) {
    var view = read(counter);
    boolean atOnce = decides(after, view);
    metrics.asked(1, atOnce ? 0 : 1);
    if (!atOnce) {
      Predicate<CounterId> decided = asked -> decides(after, totals.peek(asked, now()));
      demand.await(List.of(counter), decided, patience(view), wait);
    }
    if (totals.peek(counter, now()).last() == null) {
      var _ = awaitKnown(List.of(counter));
    }
    return told(counter).map(reading -> answer(reading, after));
  }

  @Override
  public Optional<Included> reading(CounterName counter, Receipt receipt, Duration wait) {
    return reading(CounterId.of(counter), new After(List.of(receipt), List.of()), wait)
        .map(answer -> new Included(answer.reading(), answer.included()));
  }

  @Override
  public Optional<Reading> known(CounterName counter) {
    return told(read(CounterId.of(counter)));
  }

  @Override
  public void await(Collection<CounterName> counters, @Nullable Applied seen) {
    var after = seen == null ? After.NOTHING : new After(List.of(), List.of(seen));
    var ids = counters.stream().map(CounterId::of).toList();
    ids.forEach(this::read);
    Predicate<CounterId> decided = counter -> decides(after, totals.peek(counter, now()));
    demand.await(ids, decided, Duration.ZERO, properties.patience());
  }

  @Override
  public void onChange(Runnable callback) {
    demand.onChange(callback);
  }

  /// Where notices arrive, the next one mostly tells what is waited for.
  private Duration patience(Totals.View view) {
    return view.present() ? properties.interval().multipliedBy(2) : Duration.ZERO;
  }

  /// Whether this instance has told the counter before.
  boolean remembers(CounterId counter) {
    return totals.peek(counter, now()).last() != null;
  }

  /// How many were not known at once.
  private int awaitKnown(List<CounterId> counters) {
    var missing = counters.stream().filter(counter -> !suffices(read(counter))).toList();
    if (!missing.isEmpty()) {
      Predicate<CounterId> satisfied = counter -> suffices(totals.peek(counter, now()));
      demand.await(missing, satisfied, Duration.ZERO, properties.patience());
    }
    return missing.size();
  }

  private boolean suffices(Totals.View view) {
    return view.present() || (view.last() != null && storeIsAway.getAsBoolean());
  }

  private static boolean decides(After after, Totals.View view) {
    var applied = applied(view);
    return applied != null && (after.isGone(applied) || (view.hit() && after.isIn(applied)));
  }

  private static @Nullable Applied applied(Totals.View view) {
    return view.last() == null ? null : view.last().applied();
  }

  private static Answer answer(Reading reading, After after) {
    var applied = reading.applied();
    return new Answer(reading, after.isIn(applied), after.isGone(applied));
  }

  private Totals.View read(CounterId counter) {
    totals.measure(ends.latest());
    return totals.read(counter, now());
  }

  private Optional<Reading> told(CounterId counter) {
    totals.measure(ends.latest());
    return told(totals.peek(counter, now()));
  }

  private Optional<Reading> told(Totals.View view) {
    return Optional.ofNullable(view.last()).map(total -> reading(total, view));
  }

  private Reading reading(Total total, Totals.View view) {
    var lag = Duration.ofMillis(Math.max(0, now() - total.asOfMillis()));
    return new Reading(
        total.count(),
        total.latest(),
        total.epoch(),
        total.revision(),
        total.applied(),
        Instant.ofEpochMilli(total.asOfMillis()),
        lag,
        !view.present() || lag.compareTo(properties.maxLag()) > 0);
  }

  private long now() {
    return clock.millis();
  }
}
