package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff(new Random(1));

  @Test
  void pausesGrow_upToHalfAMinute_eachSpreadOverItsUpperHalf() {
    for (long longest : new long[] {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      assertThat(backOff.failed())
          .isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
    }
    for (int failure = 0; failure < 200; failure++) {
      assertThat(backOff.failed()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
  }

  @Test
  void beginsAnew_afterASuccess() {
    backOff.failed();
    backOff.failed();
    backOff.succeeded();
    assertThat(backOff.failed()).isLessThanOrEqualTo(Duration.ofMillis(500));
  }
}
