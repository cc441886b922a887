package io.cloudclicker.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.series.Range.Asked;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

  private static final Instant NOW = Instant.parse("2030-01-31T12:34:56.789Z");
  private static final SeriesProperties LIMITS =
      new SeriesProperties(
          Duration.ofDays(7),
          Duration.ofDays(31),
          Duration.ofDays(90),
          100,
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({
    // Any part of a step asks for the whole step.
    "2030-01-31T12:00:01Z, 2030-01-31T12:02:01Z, 1m, 2030-01-31T12:00:00Z, 2030-01-31T12:03:00Z",
    "2030-01-31T12:00:00Z, 2030-01-31T12:02:00Z, 1m, 2030-01-31T12:00:00Z, 2030-01-31T12:02:00Z",
    "2030-01-30T23:30:00Z, 2030-01-31T00:30:00Z, 1h, 2030-01-30T23:00:00Z, 2030-01-31T01:00:00Z",
    "2030-01-01T01:00:00+02:00, 2030-01-03T00:00:00Z, 1d, 2029-12-31T00:00:00Z, 2030-01-03T00:00:00Z",
    // But not for one that has not begun.
    "2030-01-31T12:30:00Z, 2030-02-15T00:00:00Z, 1m, 2030-01-31T12:30:00Z, 2030-01-31T12:35:00Z",
    // What is left out ends now, and has as many steps as usual.
    ",                     ,                     ,   2030-01-31T11:35:00Z, 2030-01-31T12:35:00Z",
    ",                     ,                     1h, 2030-01-30T13:00:00Z, 2030-01-31T13:00:00Z",
    ",                     2030-01-31T00:00:00Z, 1d, 2030-01-01T00:00:00Z, 2030-01-31T00:00:00Z",
  })
  void isMadeOfWholeSteps(
      @Nullable String from, @Nullable String to, @Nullable String step, String first, String end) {
    var range = range(from, to, step);
    assertThat(Instant.ofEpochMilli(range.fromMillis())).isEqualTo(first);
    assertThat(Instant.ofEpochMilli(range.toMillis())).isEqualTo(end);
  }

  @Test
  void isEmpty_whereNothingHasBegun() {
    assertThat(range("2031-01-01T00:00:00Z", "2031-01-02T00:00:00Z", "1m").points()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday,            ,                     1m, from",
    "2030-01-31,           ,                     1m, from",
    "2030-01-31T12:00:00,  ,                     1m, from",
    "+999999999-01-01T00:00:00Z, ,               1m, from",
    "2030-01-31T12:00:00Z, tomorrow,             1m, to",
    "2030-01-31T12:00:00Z, 2030-01-31T12:00:00Z, 1m, from",
    "2030-01-31T12:00:00Z, 2030-01-31T11:00:00Z, 1m, from",
    "2030-01-31T12:00:00Z, ,                     2m, step",
    "2030-01-31T12:00:00Z, ,                     60, step",
  })
  void refusesWhatItCantRead(String from, @Nullable String to, String step, String member) {
    assertThatExceptionOfType(ProblemRaised.class)
        .isThrownBy(() -> range(from, to, step))
        .satisfies(
            raised -> {
              assertThat(raised.problem().status()).isEqualTo(400);
              assertThat(raised.problem().members()).containsEntry("member", member);
              assertThat(raised.problem().detail()).startsWith(member);
            });
  }

  @Test
  void refusesTooManySteps_andNamesTheLimit() {
    assertThat(range("2030-01-31T10:55:00Z", null, "1m").points()).isEqualTo(100);
    assertThatExceptionOfType(ProblemRaised.class)
        .isThrownBy(() -> range("2030-01-31T10:54:00Z", null, "1m"))
        .satisfies(
            raised -> {
              assertThat(raised.problem().members()).containsEntry("limit", 100);
              assertThat(raised.problem().detail())
                  .isEqualTo("from to to are at most 100 steps of 1m, not 101");
            });
  }

  @Test
  void refusesWhatIsTooLongAgo_andNamesTheLimit() {
    assertThat(range("2029-12-31T12:00:00Z", "2030-01-01T00:00:00Z", "1h").points()).isEqualTo(12);
    assertThatExceptionOfType(ProblemRaised.class)
        .isThrownBy(() -> range("2029-12-31T11:59:59Z", "2030-01-01T00:00:00Z", "1h"))
        .satisfies(
            raised -> {
              assertThat(raised.problem().members()).containsEntry("limit", "31 days");
              assertThat(raised.problem().detail())
                  .isEqualTo("from is at most 31 days ago where step is 1h");
            });
  }

  @Test
  void keepsCoarserStepsLonger() {
    assertThat(range("2030-01-24T12:34:00Z", "2030-01-24T13:00:00Z", "1m").points()).isEqualTo(26);
    assertThatExceptionOfType(ProblemRaised.class)
        .isThrownBy(() -> range("2030-01-24T12:33:00Z", "2030-01-24T13:00:00Z", "1m"))
        .satisfies(
            raised -> assertThat(raised.problem().members()).containsEntry("limit", "7 days"));
    assertThat(range("2029-11-02T00:00:00Z", null, "1d").points()).isEqualTo(91);
    assertThatExceptionOfType(ProblemRaised.class)
        .isThrownBy(() -> range("2029-11-01T00:00:00Z", null, "1d"));
  }

  private static Range range(@Nullable String from, @Nullable String to, @Nullable String step) {
    return Range.of(new Asked(from, to, step), NOW.toEpochMilli(), LIMITS);
  }
}
