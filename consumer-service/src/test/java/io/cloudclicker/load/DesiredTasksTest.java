package io.cloudclicker.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cloudclicker.wire.StageTimes;
import io.cloudclicker.wire.StageTimes.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredTasksTest {

  @Test
  void isItsBusyShareOfWhatAnInstanceShouldBeBusy() {
    assertThat(desired(8, 4_000, 6_000, Duration.ZERO)).isEqualTo(1, within(1e-9));
    assertThat(desired(8, 9_400, 600, Duration.ZERO)).isEqualTo(0.1, within(1e-9));
    assertThat(desired(8, 10_000, 0, Duration.ZERO)).isZero();
  }

  @Test
  void growsWithTheAgeOfWhatIsCounted_butAtMostDoubles() {
    assertThat(desired(8, 9_000, 1_000, Duration.ofSeconds(15))).isEqualTo(1.5);
    assertThat(desired(8, 9_000, 1_000, Duration.ofHours(1))).isEqualTo(2);
  }

  @Test
  void isNeverMoreThanItsPartitions() {
    assertThat(desired(1, 0, 10_000, Duration.ofHours(1))).isEqualTo(1);
    assertThat(desired(0, 0, 10_000, Duration.ofHours(1))).isZero();
  }

  @Test
  void staysWhereItIs_whileTheDatabaseIsSlow() {
    var times = new StageTimes(0, 10, Map.of(Stage.COMPARE_AND_SET, 500L, Stage.COMMIT, 9_000L));
    assertThat(new DesiredTasks(8, times, Duration.ofHours(1)).number()).isEqualTo(1);
  }

  @Test
  void asksForNothing_beforeItHasDoneAnything() {
    assertThat(new DesiredTasks(8, new StageTimes(0, 0, Map.of()), Duration.ZERO).number())
        .isZero();
  }

  private static double desired(int partitions, long poll, long judge, Duration behind) {
    var times = new StageTimes(0, 100, Map.of(Stage.POLL, poll, Stage.JUDGE, judge));
    return new DesiredTasks(partitions, times, behind).number();
  }
}
