package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.COUNTER;
import static io.cloudclicker.reading.ReadingSamples.at;
import static io.cloudclicker.reading.ReadingSamples.cell;
import static io.cloudclicker.reading.ReadingSamples.fill;
import static io.cloudclicker.reading.ReadingSamples.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.signal.Signal;
import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitingReaderTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.ofEpochMilli(100_000);

  private final ReadingProperties properties = ReadingSamples.properties(20);
  private final Totals totals = new Totals(properties, new HeardEpochs());
  private final Demand demand = new Demand();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private Optional<Ends> ends = Optional.empty();
  private boolean storeIsAway;

  @Test
  void tellsAtOnce_whatIsPresent() {
    filled(at(5L), 5);
    ends = Optional.of(new Ends(1, NOW.toEpochMilli() - 700, List.of(5L)));

    assertThat(reader().reading(CounterName.GLOBAL))
        .contains(
            new Reading(5, 5L, 0, 0, at(5L), NOW.minusMillis(700), Duration.ofMillis(700), false));
  }

  @Test
  void tellsThoseWhoWatch_whatIsKnown_withoutWaiting() {
    assertThat(reader().known(CounterName.GLOBAL)).isEmpty();
    filled(at(5L), 5);
    assertThat(reader().known(CounterName.GLOBAL)).map(Reading::count).contains(5L);
  }

  @Test
  void callsBackThoseWhoWatch_afterEveryChange() {
    var calls = new AtomicInteger();
    reader().onChange(calls::incrementAndGet);
    demand.changed();
    demand.changed();
    assertThat(calls).hasValue(2);
  }

  @Test
  void isStale_whenItLags() {
    filled(at(5L), 5);
    ends = Optional.of(new Ends(1, NOW.toEpochMilli() - 5_001, List.of(5L)));

    assertThat(reader().reading(CounterName.GLOBAL)).map(Reading::stale).contains(true);
  }

  @Test
  void neverLagsIntoTheFuture() {
    filled(at(5L), 5);
    ends = Optional.of(new Ends(1, NOW.toEpochMilli() + 5_001, List.of(5L)));

    assertThat(reader().reading(CounterName.GLOBAL)).map(Reading::lag).contains(Duration.ZERO);
  }

  @Test
  void waits_untilAStoreTells() {
    var reading = async(() -> reader().reading(CounterName.GLOBAL));
    await().until(() -> demand.wanted().contains(COUNTER));

    filled(at(5L), 5);
    demand.changed();

    assertThat(reading.join()).map(Reading::count).contains(5L);
    assertThat(demand.wanted()).isEmpty();
  }

  @Test
  void tellsTheLastKnown_markedStale_whenTheStoreIsAway() {
    filled(at(5L), 5);
    assertThat(reader().reading(CounterName.GLOBAL)).isPresent();
    storeIsAway = true;

    totals.take(notice(0, 7, 9, cell(0, 9, 9)), NOW.toEpochMilli());

    assertThat(reader().reading(CounterName.GLOBAL))
        .hasValueSatisfying(
            reading -> {
              assertThat(reading.count()).isEqualTo(5);
              assertThat(reading.stale()).isTrue();
            });
  }

  @Test
  void tellsNothing_whenNobodyEverDid() {
    assertThat(reader().reading(CounterName.GLOBAL)).isEmpty();
  }

  @Test
  void wantsAllAtOnce_thatManyNeed() {
    var names = List.of(CounterName.GLOBAL, new CounterName("a"), new CounterName("b"));
    var readings = async(() -> reader().readings(names));

    await().until(() -> demand.wanted().size() == 3);
    assertThat(readings.isDone()).isFalse();
    readings.cancel(true);
  }

  @Test
  void wakes_whenANoticeIncludesTheReceipt() {
    filled(at(5L), 5);
    var after = new After(List.of(new Receipt(1, 0, 6, 0)), List.of());
    var answer = async(() -> reader().reading(COUNTER, after, LONG));
    await().until(() -> demand.wanted().contains(COUNTER));

    totals.take(notice(0, 5, 6, cell(0, 6, 6)), NOW.toEpochMilli());
    demand.changed();
    assertThat(answer.isDone()).isFalse();
    totals.take(notice(0, 6, 7, cell(0, 7, 7)), NOW.toEpochMilli());
    demand.changed();

    assertThat(answer.join())
        .hasValueSatisfying(
            told -> {
              assertThat(told.included()).isTrue();
              assertThat(told.reading().count()).isEqualTo(7);
            });
  }

  @Test
  void tellsAtOnce_thatALogIsGone() {
    filled(new Applied(2, List.of(5L)), 5);
    var after = new After(List.of(new Receipt(1, 0, 6, 0)), List.of());

    assertThat(reader().reading(COUNTER, after, LONG))
        .hasValueSatisfying(told -> assertThat(told.gone()).isTrue());
  }

  @Test
  void countsWhoWasToldAtOnce_andWhoHadToWait() {
    filled(at(5L), 5);
    var later = new After(List.of(new Receipt(1, 0, 6, 0)), List.of());

    reader().reading(CounterName.GLOBAL);
    reader().reading(COUNTER, After.NOTHING, LONG);
    reader().reading(COUNTER, later, Duration.ZERO);

    assertThat(reads("memory")).isEqualTo(2);
    assertThat(reads("waited")).isEqualTo(1);
  }

  private double reads(String from) {
    return meters.get(Signal.READS.meter()).tag("from", from).counter().count();
  }

  private WaitingReader reader() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new WaitingReader(
        totals,
        demand,
        () -> ends,
        () -> storeIsAway,
        new ReadingMetrics(meters),
        properties,
        clock);
  }

  private void filled(Applied at, long clicks) {
    totals.read(COUNTER, NOW.toEpochMilli());
    totals.fill(fill(at, cell(0, clicks, 5)), NOW.toEpochMilli());
  }

  private static <T> CompletableFuture<T> async(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, Executors.newVirtualThreadPerTaskExecutor());
  }
}
