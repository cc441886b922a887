package io.cloudclicker.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.lag.Unapplied.Oldest;
import io.cloudclicker.topic.LogEnds.Ends;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LagMeterTest {

  private static final LagProperties PROPERTIES =
      new LagProperties(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofMinutes(1));

  private final LagMeter meter = new LagMeter(1, PROPERTIES);

  @Test
  void theAgeIsTheOldestRecords_inRecordsClicksAndTime() {
    var lag = measure(60_000, List.of(10L, 7L), Map.of(0, 4L, 1, 7L), oldest(0, 48_000));
    assertThat(lag.parts().get(0))
        .extracting(Lag.Part::records, Lag.Part::clicks, it -> it.ageMillis().orElseThrow())
        .containsExactly(6L, 9L, 12_000L);
    assertThat(lag.parts().get(1).ageMillis()).hasValue(0);
    assertThat(lag.ageMillis()).hasValue(12_000);
    assertThat(lag.records()).isEqualTo(6);
  }

  @Test
  void aPartitionThatMySqlDoesNotKnowBeginsAtZero() {
    var lag = measure(60_000, List.of(3L), Map.of(), oldest(0, 59_000));
    assertThat(lag.parts().getFirst().applied()).isZero();
    assertThat(lag.records()).isEqualTo(3);
  }

  @Test
  void isNothing_whereMySqlIsAheadOfWhatWasMeasured() {
    var lag = measure(60_000, List.of(3L), Map.of(0, 5L), Map.of());
    assertThat(lag.records()).isZero();
    assertThat(lag.secondsToDrain()).hasValue(0);
  }

  @Test
  void namesWhatRetentionDeleted() {
    var lag = measure(60_000, List.of(100L), Map.of(0, 10L), Map.of(0, new Oldest(40, 50_000, 1)));
    assertThat(lag.lost()).isEqualTo(30);
    assertThat(lag.ageMillis()).hasValue(10_000);
  }

  @Test
  void drainsByTheDifferenceOfTheRates() {
    measure(60_000, List.of(10_000L), Map.of(0, 0L), oldest(0, 0));
    var lag = measure(61_000, List.of(10_100L), Map.of(0, 1_100L), oldest(0, 0));
    assertThat(lag.in()).isEqualTo(100);
    assertThat(lag.out()).isEqualTo(1_100);
    assertThat(lag.secondsToDrain()).hasValue(9);
  }

  @Test
  void neverDrains_whereItGrows() {
    measure(60_000, List.of(10_000L), Map.of(0, 0L), oldest(0, 0));
    var lag = measure(61_000, List.of(10_100L), Map.of(0, 100L), oldest(0, 0));
    assertThat(lag.secondsToDrain()).isEmpty();
  }

  @Test
  void hasNothingToDrain_whileItKeepsUp() {
    measure(60_000, List.of(1_000L), Map.of(0, 1_000L), Map.of());
    var lag = measure(61_000, List.of(1_100L), Map.of(0, 1_050L), oldest(0, 60_900));
    assertThat(lag.secondsToDrain()).hasValue(0);
  }

  @Test
  void saysNothingOfTheEnd_whereMySqlHasNotToldForLonger() {
    measure(60_000, List.of(10_000L), Map.of(0, 0L), oldest(0, 0));
    measure(61_000, List.of(10_000L), Map.of(0, 1_000L), oldest(0, 0));
    var lag =
        meter.measure(
            new Ends(1, 80_000, List.of(10_000L)),
            applied(61_000, Map.of(0, 1_000L)),
            Map.of(),
            Map.of(),
            80_000);
    assertThat(lag.secondsToDrain()).isEmpty();
    assertThat(lag.asOfMillis()).isEqualTo(61_000);
    assertThat(lag.ageMillis()).hasValue(80_000);
  }

  @Test
  void theAgeIsNotKnown_untilTheRecordWasReadOnce() {
    var lag = measure(60_000, List.of(10L), Map.of(0, 0L), Map.of());
    assertThat(lag.ageMillis()).isEmpty();
    assertThat(lag.secondsToDrain()).isEmpty();
  }

  @Test
  void keepsAnAgeThatIsTooOld_whereTheRecordCanNotBeReadNow() {
    measure(60_000, List.of(10L), Map.of(0, 0L), oldest(0, 50_000));
    var lag = measure(61_000, List.of(10L), Map.of(0, 5L), Map.of());
    assertThat(lag.ageMillis()).hasValue(11_000);
  }

  @Test
  void forgetsTheAge_onceThePartitionHadCaughtUp() {
    measure(60_000, List.of(10L), Map.of(0, 0L), oldest(0, 10_000));
    measure(61_000, List.of(10L), Map.of(0, 10L), Map.of());
    var lag = measure(62_000, List.of(11L), Map.of(0, 10L), Map.of());
    assertThat(lag.ageMillis()).isEmpty();
  }

  private Lag measure(
      long atMillis, List<Long> ends, Map<Integer, Long> applied, Map<Integer, Oldest> oldest) {
    return meter.measure(
        new Ends(1, atMillis, ends), applied(atMillis, applied), oldest, Map.of(), atMillis);
  }

  private static Applied applied(long atMillis, Map<Integer, Long> offsets) {
    return new Applied(atMillis, Duration.ofMillis(3), 1, "topic", offsets);
  }

  private static Map<Integer, Oldest> oldest(int partition, long appendedAtMillis) {
    return Map.of(partition, new Oldest(0, appendedAtMillis, 1.5));
  }
}
