package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.MINUTE;
import static io.cloudclicker.partition.Records.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.cloudclicker.partition.CounterDelta.Addition;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.SubjectId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterDeltaTest {

  private static final long NO_CELLS = -1;

  private final CounterDelta delta = new CounterDelta(GLOBAL);

  @Test
  void countsUnderThePresentEpoch_whateverAnEdgeKnew() {
    click(0, 5);
    click(2, 6);
    assertThat(delta.additions(3))
        .extracting(Addition::epoch, Addition::clicks)
        .containsExactly(two(3, 2));
  }

  @Test
  void aClickMayBringANewEpoch() {
    click(0, 5);
    click(4, 6);
    click(0, 7);
    assertThat(delta.additions(3))
        .extracting(Addition::epoch, Addition::clicks)
        .containsExactly(two(3, 1), two(4, 2));
  }

  @Test
  void aResetBeginsAtZero_andIsWrittenEvenWithoutClicks() {
    click(0, 5);
    delta.reset(9, record(6));
    assertThat(delta.additions(0))
        .extracting(Addition::epoch, Addition::clicks, Addition::nextOffset)
        .containsExactly(three(0, 1, 6), three(9, 0, 7));
  }

  @Test
  void aRepeatedReset_changesNothing() {
    delta.reset(9, record(6));
    assertThat(delta.additions(9)).isEmpty();
    assertThat(delta.additions(10)).isEmpty();
  }

  @Test
  void theFirstClicksOfACounter_countUnderWhatTheyBring() {
    click(0, 5);
    click(2, 6);
    assertThat(delta.additions(NO_CELLS))
        .extracting(Addition::epoch, Addition::clicks)
        .containsExactly(two(0, 1), two(2, 1));
  }

  @Test
  void keepsTheLatestValue_andTheMinutesOfThePresses() {
    delta.add(new Click(GLOBAL, 0, null, 11, NOON - 3 * MINUTE, null), record(5));
    delta.add(new Click(GLOBAL, 0, null, -12, NOON, null), record(6));
    delta.add(new Click(GLOBAL, 0, null, 13, NOON - 3 * MINUTE, null), record(7));
    long minute = NOON / MINUTE * MINUTE;
    assertThat(delta.additions(0))
        .containsExactly(
            new Addition(
                0,
                3,
                8,
                new Cell.Latest(13, NOON),
                Map.of(minute - 3 * MINUTE, 2L, minute, 1L),
                Map.of(),
                List.of(
                    new RecentClick(NOON - 3 * MINUTE, null),
                    new RecentClick(NOON, null),
                    new RecentClick(NOON - 3 * MINUTE, null))));
  }

  @Test
  void keepsTheNewestClicks_inTheOrderOfTheLog_andNoMore() {
    for (int i = 0; i < 60; i++) {
      delta.add(new Click(GLOBAL, i < 55 ? 0 : 2, null, 1, NOON + i, null), record(i));
    }
    assertThat(recent(delta.additions(0).getFirst())).hasSize(50).startsWith(5L).endsWith(54L);
    assertThat(recent(delta.additions(0).getLast())).containsExactly(55L, 56L, 57L, 58L, 59L);
    assertThat(recent(delta.additions(2).getFirst())).hasSize(50).startsWith(10L).endsWith(59L);
  }

  @Test
  void keepsNoClicks_whereNobodyCanAskForThem() {
    var other = new CounterDelta(Records.OTHER);
    other.add(Records.click(Records.OTHER, 0, null, 1), record(0));
    assertThat(recent(other.additions(0).getFirst())).isEmpty();
  }

  private static List<Long> recent(Addition addition) {
    return addition.recent().stream().map(it -> it.atMillis() - NOON).toList();
  }

  @Test
  void keepsWhoseClicksTheyAre_underTheEpochThatTheyCountUnder() {
    var one = new SubjectId(1, 2);
    var other = new SubjectId(3, 4);
    clickOf(one, 0, 5);
    clickOf(other, 0, 6);
    click(0, 7);
    clickOf(one, 2, 8);
    clickOf(one, 1, 9);
    assertThat(delta.additions(0))
        .extracting(Addition::epoch, Addition::own)
        .containsExactly(tuple(0L, Map.of(one, 1L, other, 1L)), tuple(2L, Map.of(one, 2L)));
    assertThat(delta.additions(3))
        .extracting(Addition::own)
        .containsExactly(Map.of(one, 3L, other, 1L));
  }

  private void clickOf(SubjectId subject, long epoch, long offset) {
    delta.add(new Click(GLOBAL, epoch, null, 1, NOON, subject), record(offset));
  }

  private void click(long epoch, long offset) {
    delta.add(Records.click(GLOBAL, epoch, null, 1), record(offset));
  }

  private static AppendedRecord record(long offset) {
    return new AppendedRecord(offset, 0, NOON, new LogRecord.Clicks(List.of()));
  }

  private static org.assertj.core.groups.Tuple two(long epoch, long clicks) {
    return org.assertj.core.groups.Tuple.tuple(epoch, clicks);
  }

  private static org.assertj.core.groups.Tuple three(long epoch, long clicks, long offset) {
    return org.assertj.core.groups.Tuple.tuple(epoch, clicks, offset);
  }
}
