package io.cloudclicker.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.StageTimes.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageWatchTest {

  private final List<String> armed = new ArrayList<>();
  private final List<Stage> ended = new ArrayList<>();
  private long now;
  private final StageWatch watch =
      new StageWatch(armed::add, () -> now, (stage, _) -> ended.add(stage));

  @Test
  void putsTheTimeFromOnePointToTheNextIntoTheStageThatBeganThere() {
    after(1, CountingPoints.BEFORE_POLL);
    after(2, CountingPoints.AFTER_POLL);
    after(3, CountingPoints.BEFORE_TRANSACTION);
    after(4, CountingPoints.AFTER_CAS);
    after(5, CountingPoints.AFTER_UPSERT);
    after(6, CountingPoints.BEFORE_COMMIT);
    after(7, CountingPoints.AFTER_COMMIT);
    after(8, CountingPoints.BEFORE_CACHE);
    after(9, CountingPoints.AFTER_CACHE);
    after(10, CountingPoints.BEFORE_POLL);
    assertThat(watch.spent())
        .isEqualTo(
            new StageWatch.Spent(
                1,
                Map.of(
                    Stage.POLL, nanos(1 + 2),
                    Stage.JUDGE, nanos(3 + 8 + 10),
                    Stage.COMPARE_AND_SET, nanos(4),
                    Stage.UPSERT, nanos(5 + 6),
                    Stage.COMMIT, nanos(7),
                    Stage.CACHE, nanos(9))));
  }

  @Test
  void aTransactionThatHangsIsSeen_beforeItEnds() {
    after(1, CountingPoints.BEFORE_TRANSACTION);
    now += nanos(30);
    assertThat(watch.spent().nanos()).containsEntry(Stage.COMPARE_AND_SET, nanos(30));
    assertThat(watch.spent().batches()).isZero();
  }

  @Test
  void whatFailedIsOver_withTheNextPoll() {
    after(1, CountingPoints.BEFORE_TRANSACTION);
    after(10, CountingPoints.BEFORE_POLL);
    after(5, CountingPoints.AFTER_POLL);
    assertThat(watch.spent().nanos())
        .containsEntry(Stage.COMPARE_AND_SET, nanos(10))
        .containsEntry(Stage.POLL, nanos(1 + 5));
  }

  @Test
  void aFaultIsStillMet_whereItIsArmed() {
    after(1, CountingPoints.AFTER_CAS);
    after(1, CountingPoints.BEFORE_KAFKA_ACK);
    assertThat(armed).containsExactly(CountingPoints.AFTER_CAS, CountingPoints.BEFORE_KAFKA_ACK);
    assertThat(ended).containsExactly(Stage.POLL);
  }

  private void after(long millis, String point) {
    now += nanos(millis);
    watch.reached(point);
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
