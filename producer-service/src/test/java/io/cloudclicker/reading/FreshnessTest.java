package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshnessTest {

  private final Freshness freshness = new Freshness();

  @Test
  void tellsNothing_withoutMarks() {
    assertThat(freshness.asOfMillis(at())).isZero();
    assertThat(freshness.asOfMillis(at(5L))).isZero();
  }

  @Test
  void ignoresMarks_thatSayLess() {
    freshness.counted(new Mark(0, 10, 500));
    freshness.measured(new Mark(0, 12, 400));
    freshness.measured(new Mark(0, 9, 600));

    assertThat(freshness.asOfMillis(at(9L))).isEqualTo(600);
    assertThat(freshness.asOfMillis(at(12L))).isEqualTo(600);
  }

  @Test
  void stays_whenCountingStopsForHours() {
    freshness.counted(new Mark(0, 100, 1_000));
    freshness.measured(new Mark(0, 100, 1_500));
    for (int second = 2; second < 20_000; second++) {
      freshness.measured(new Mark(0, 100 + second, second * 1_000L));
    }

    assertThat(freshness.asOfMillis(at(100L))).isEqualTo(1_500);
    assertThat(freshness.asOfMillis(at(20_099L))).isEqualTo(19_999_000);
    assertThat(freshness.asOfMillis(at(10_100L))).isBetween(9_600_000L, 10_000_000L);
  }

  @Test
  void staysPrecise_underTraffic() {
    for (int batch = 1; batch < 5_000; batch++) {
      freshness.measured(new Mark(0, batch * 10L + 5, batch * 50L + 20));
      freshness.counted(new Mark(0, batch * 10L, batch * 50L));
      assertThat(freshness.asOfMillis(at(batch * 10L))).isEqualTo(batch * 50L);
    }
  }
}
