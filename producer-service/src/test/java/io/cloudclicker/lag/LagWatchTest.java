package io.cloudclicker.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.lag.LagReading.Known;
import io.cloudclicker.topic.LogEnds.Ends;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LagWatchTest {

  private static final LagProperties PROPERTIES =
      new LagProperties(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofSeconds(30));

  private long nowMillis = 100_000;
  private @Nullable Ends ends;
  private @Nullable Applied applied;
  private boolean mySqlAway;
  private boolean kafkaAway;
  private final List<Lag> heard = new ArrayList<>();
  private final LagWatch watch =
      new LagWatch(
          () -> Optional.ofNullable(ends),
          this::progress,
          this::oldest,
          _ -> Map.of(),
          PROPERTIES,
          heard::add,
          new Now());

  private Optional<Applied> progress() throws Unavailable {
    if (mySqlAway) {
      throw new Unavailable(new IOException("away"));
    }
    return Optional.ofNullable(applied);
  }

  private Map<Integer, Unapplied.Oldest> oldest(int log, Map<Integer, Long> offsets)
      throws Unavailable {
    if (kafkaAway) {
      throw new Unavailable(new IOException("away"));
    }
    return offsets.isEmpty() ? Map.of() : Map.of(0, new Unapplied.Oldest(0, 90_000, 1));
  }

  @Test
  void isNotKnown_beforeMySqlHasTold() {
    mySqlAway = true;
    logEndsAt(10);
    tick();
    assertThat(watch.reading()).isEqualTo(new LagReading.ProgressUnknown());
  }

  @Test
  void isNotKnown_beforeTheLogHasTold() {
    appliedUpTo(1, 4);
    tick();
    assertThat(watch.reading()).isEqualTo(new LagReading.LogUnknown());
  }

  @Test
  void isMeasured_andTold() {
    logEndsAt(10);
    appliedUpTo(1, 4);
    tick();
    assertThat(known().records()).isEqualTo(6);
    assertThat(heard).containsExactly(known());
  }

  @Test
  void goesOn_whileMySqlIsAway() {
    logEndsAt(10);
    appliedUpTo(1, 4);
    tick();
    mySqlAway = true;
    nowMillis += 60_000;
    logEndsAt(25);
    tick();
    assertThat(known().records()).isEqualTo(21);
    assertThat(known().ageMillis()).hasValue(70_000);
    assertThat(known().asOfMillis()).isEqualTo(100_000);
    assertThat(known().bottleneck()).isEqualTo(Bottleneck.DATABASE);
  }

  @Test
  void goesOn_whileTheOldestRecordCanNotBeRead() {
    logEndsAt(10);
    appliedUpTo(1, 4);
    tick();
    kafkaAway = true;
    appliedUpTo(1, 6);
    tick();
    assertThat(known().records()).isEqualTo(4);
    assertThat(known().ageMillis()).hasValue(10_000);
  }

  @Test
  void isNotKnownAnyMore_whenTheLogHasNotToldForTooLong() {
    logEndsAt(10);
    appliedUpTo(1, 4);
    tick();
    nowMillis += 30_000;
    tick();
    assertThat(watch.reading()).isEqualTo(new LagReading.LogUnknown());
  }

  @Test
  void waits_untilBothSpeakOfTheSameLog_andBeginsAnewThen() {
    logEndsAt(10);
    appliedUpTo(1, 4);
    tick();
    appliedUpTo(2, 0);
    tick();
    assertThat(heard).hasSize(1);
    ends = new Ends(2, nowMillis, List.of(3L));
    tick();
    assertThat(known().log()).isEqualTo(2);
    assertThat(known().records()).isEqualTo(3);
  }

  private void tick() {
    watch.askMySql();
    watch.measure();
  }

  private void logEndsAt(long offset) {
    ends = new Ends(1, nowMillis, List.of(offset));
  }

  private void appliedUpTo(int log, long offset) {
    applied = new Applied(nowMillis, Duration.ofMillis(1), log, "topic", Map.of(0, offset));
  }

  private Lag known() {
    return ((Known) watch.reading()).lag();
  }

  private final class Now extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMillis);
    }
  }
}
