package io.cloudclicker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.counting.StageWatch.Spent;
import io.cloudclicker.wire.StageTimes;
import io.cloudclicker.wire.StageTimes.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentStagesTest {

  private final RecentStages recent = new RecentStages();

  @Test
  void isTheDifferenceToTheReadingTenBefore() {
    StageTimes newest = recent.add(0, spent(0, 0, 0), 0);
    assertThat(newest).isEqualTo(new StageTimes(0, 0, Map.of(Stage.POLL, 0L, Stage.COMMIT, 0L)));
    for (int reading = 1; reading <= 25; reading++) {
      var spent = spent(2L * reading, 900L * reading, 100L * reading);
      newest = recent.add(reading, spent, 70_000_000L * reading);
    }
    assertThat(newest)
        .isEqualTo(new StageTimes(25, 20, Map.of(Stage.POLL, 9_000L, Stage.COMMIT, 1_000L), 700));
  }

  private static Spent spent(long batches, long pollMillis, long commitMillis) {
    return new Spent(
        batches,
        Map.of(Stage.POLL, pollMillis * 1_000_000, Stage.COMMIT, commitMillis * 1_000_000));
  }
}
