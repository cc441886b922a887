package io.cloudclicker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.StageTimes.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTimesTest {

  private static final StageTimes TIMES =
      new StageTimes(
          1_790_000_000_000L,
          12,
          Map.of(
              Stage.POLL, 1L,
              Stage.JUDGE, 2L,
              Stage.COMPARE_AND_SET, 3L,
              Stage.UPSERT, 4L,
              Stage.COMMIT, 5L,
              Stage.CACHE, 6L),
          7);

  @Test
  void survivesItsText() {
    assertThat(TIMES.toText()).isEqualTo("1790000000000 12 1 2 3 4 5 6 7");
    assertThat(StageTimes.of(TIMES.toText())).contains(TIMES);
  }

  @Test
  void readsAnOlderRelease_thatDoesNotTellWhatItLacked() {
    assertThat(StageTimes.of("1790000000000 12 1 2 3 4 5 6"))
        .contains(new StageTimes(TIMES.atMillis(), 12, TIMES.millis()));
  }

  @Test
  void addsUpStages_andOneThatIsMissingTookNoTime() {
    assertThat(TIMES.millis(Stage.COMPARE_AND_SET, Stage.COMMIT)).isEqualTo(8);
    assertThat(new StageTimes(0, 0, Map.of()).millis(Stage.POLL)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3 4 5 6 7", "1 2 3 4 5 6 7 x", "1 2 3 4 5 6 7 8 9 0", "{}"})
  void readsNothing_fromTextOfAnotherRelease(String text) {
    assertThat(StageTimes.of(text)).isEmpty();
  }
}
