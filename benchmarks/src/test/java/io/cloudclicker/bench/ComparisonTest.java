package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final List<Double> THEIRS = List.of(100.0, 100.0, 100.0, 100.0, 100.0);

  @Test
  void isSlower_whenEveryRoundIsAndByMoreThanATwentieth() {
    assertThat(pair(90.0, 80.0, 99.0, 91.0, 92.0).isSlower()).isTrue();
    assertThat(pair(90.0, 80.0, 99.0, 91.0, 92.0).line()).endsWith("SLOWER");
  }

  @Test
  void isNoise_whenOneRoundWasFaster() {
    assertThat(pair(90.0, 80.0, 101.0, 91.0, 92.0).isSlower()).isFalse();
  }

  @Test
  void isNoise_whenTheMiddleIsNearlyAsFast() {
    assertThat(pair(96.0, 96.0, 96.0, 96.0, 96.0).isSlower()).isFalse();
    assertThat(pair(94.0, 94.0, 94.0, 94.0, 94.0).isSlower()).isTrue();
  }

  private static Comparison.Pair pair(Double... ours) {
    return new Comparison.Pair("POST /count", "requests/s", List.of(ours), THEIRS);
  }
}
