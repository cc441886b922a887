package io.cloudclicker.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnedPartitionTest {

  private static final CountingProperties PROPERTIES =
      new CountingProperties(
          1,
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  private final OwnedPartition partition = new OwnedPartition(PROPERTIES);

  @Test
  void isDueAtOnce_whenAssigned() {
    assertThat(partition.due(0)).isTrue();
  }

  @Test
  void waitsLonger_withEveryFailureInARow_upToTheLongestPause() {
    partition.openAgainAfterFailure(0);
    assertThat(partition.due(199)).isFalse();
    assertThat(partition.due(200)).isTrue();
    partition.openAgainAfterFailure(0);
    assertThat(partition.due(399)).isFalse();
    assertThat(partition.due(400)).isTrue();
    for (int i = 0; i < 100; i++) {
      partition.openAgainAfterFailure(0);
    }
    assertThat(partition.due(9_999)).isFalse();
    assertThat(partition.due(10_000)).isTrue();
  }

  @Test
  void beginsWithTheFirstPauseAgain_onceSomethingWentWell() {
    partition.openAgainAfterFailure(0);
    partition.openAgainAfterFailure(0);
    partition.wentWell();
    partition.openAgainAfterFailure(0);
    assertThat(partition.due(200)).isTrue();
  }

  @Test
  void aStoppedPartition_isLookedAtAgainNowAndThen() {
    partition.stopped(0);
    assertThat(partition.due(29_999)).isFalse();
    assertThat(partition.due(30_000)).isTrue();
  }
}
