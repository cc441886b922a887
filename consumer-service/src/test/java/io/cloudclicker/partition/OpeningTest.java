package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cloudclicker.log.KeyClock;
import org.junit.jupiter.api.Test;

class OpeningTest {

  @Test
  void beginsAtTheBeginning_onAnEmptyTopicAndANewGroup() {
    assertThat(Opening.of(Progress.START, 0, 0, 0))
        .isEqualTo(new Opening.From(0, Opening.ALL_TOLD));
  }

  @Test
  void readsTheRecordBefore_soThatItsLeaderEpochCanBeCompared() {
    assertThat(Opening.of(at(10, 0), 0, 20, 20)).isEqualTo(new Opening.From(9, Opening.ALL_TOLD));
  }

  @Test
  void readsFromWhereTheWindowBegins() {
    assertThat(Opening.of(at(10, NOON), 0, 20, 3)).isEqualTo(new Opening.From(3, Opening.ALL_TOLD));
  }

  @Test
  void knowsWhatItCannotKnow_whenTheLogLostTheWindowsBeginning() {
    assertThat(Opening.of(at(10, NOON), 5, 20, 5)).isEqualTo(new Opening.From(5, NOON));
    assertThat(Opening.of(at(10, NOON), 5, 20, 6)).isEqualTo(new Opening.From(6, Opening.ALL_TOLD));
    assertThat(Opening.of(at(10, NOON), 10, 10, 10)).isEqualTo(new Opening.From(10, NOON));
  }

  @Test
  void stops_whenTheLogNoLongerHoldsTheDatabasesOffset() {
    assertThat(Opening.of(at(10, NOON), 15, 20, 15))
        .asInstanceOf(type(Opening.Stopped.class))
        .extracting(Opening.Stopped::reason)
        .isEqualTo(
            "the database stands at offset 10, but the log begins at 15: 5 records are lost");
  }

  @Test
  void stops_whenTheLogIsShorterThanTheDatabaseSays() {
    assertThat(Opening.of(at(10, NOON), 0, 7, 3))
        .asInstanceOf(type(Opening.Stopped.class))
        .extracting(Opening.Stopped::reason)
        .isEqualTo(
            "the database stands at offset 10, but the log ends at 7: 3 counted records are lost from it");
  }

  private static Progress at(long nextOffset, long keyClock) {
    return new Progress(nextOffset, 0, new KeyClock(keyClock), NOON);
  }
}
