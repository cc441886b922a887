package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.topic.RecentRecords.Recent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyWindowTest {

  private Optional<Recent> recent = Optional.empty();
  private final KeyWindow window = new KeyWindow(100, () -> recent, () -> 1);

  @Test
  void admits_whatCannotBeEstimated() {
    assertThat(window.admits(1, 0)).isTrue();
  }

  @Test
  void admits_onlyWhereThePartitionHasRoom() {
    recent = Optional.of(new Recent(1, List.of(99L, 100L)));
    assertThat(window.admits(1, 0)).isTrue();
    assertThat(window.admits(1, 1)).isFalse();
    assertThat(window.admits(1, 2)).isTrue();
  }

  @Test
  void countsTheClicksOfARecord() {
    recent = Optional.of(new Recent(1, List.of(34L)));
    assertThat(window.admits(1, 0)).isTrue();
    window.stored(3, 3);
    assertThat(window.admits(1, 0)).isFalse();
  }

  @Test
  void judgesNoLogByAnother() {
    recent = Optional.of(new Recent(1, List.of(1_000L)));
    assertThat(window.admits(2, 0)).isTrue();
  }
}
