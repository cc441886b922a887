package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.COUNTER;
import static io.cloudclicker.reading.ReadingSamples.at;
import static io.cloudclicker.reading.ReadingSamples.cell;
import static io.cloudclicker.reading.ReadingSamples.fill;
import static io.cloudclicker.reading.ReadingSamples.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Notice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TotalsTest {

  private static final long NOW = 1_000_000;

  private final HeardEpochs epochs = new HeardEpochs();
  private final Totals totals = new Totals(ReadingSamples.properties(20), epochs);

  @Test
  void knowsNothing_beforeTheFirstFill() {
    assertThat(read()).isEqualTo(new Totals.View(null, false, false));
  }

  @Test
  void addsTheCellsOfAllPartitions_andTheLatestByAppendTime() {
    filled(at(5L, 9L), cell(0, 3, 5), cell(1, 4, 9));

    var total = hit();
    assertThat(total.count()).isEqualTo(7);
    assertThat(total.latest()).isEqualTo(4);
    assertThat(total.applied()).isEqualTo(at(5L, 9L));
  }

  @Test
  void standsAtItsStart_withoutCells() {
    read();
    totals.fill(fill(at(5L), new CounterCells(0, 77, 1_000, List.of())), NOW);

    assertThat(hit().count()).isEqualTo(1_000);
    assertThat(hit().epoch()).isEqualTo(77);
    assertThat(hit().latest()).isNull();
  }

  @Test
  void addsTheStart_onlyInItsEpoch() {
    read();
    var state = new CounterCells(0, 5, 1_000, List.of(cell(5, 0, 1, 0, 2, 3)));
    totals.fill(fill(at(5L), state), NOW);
    assertThat(hit().count()).isEqualTo(1_002);

    take(notice(0, 5, 6, cell(6, 0, 1, 0, 1, 6)));
    assertThat(hit().count()).isEqualTo(1);
  }

  @Test
  void followsNotices_whileTheirRunIsGapless() {
    filled(at(5L), cell(0, 3, 5));

    take(notice(0, 5, 8, cell(0, 6, 8)));
    take(notice(0, 7, 9, cell(0, 7, 9)));

    assertThat(hit().count()).isEqualTo(7);
    assertThat(hit().applied()).isEqualTo(at(9L));
  }

  @Test
  void movesApplied_whenANoticeTouchesOtherCountersOnly() {
    filled(at(5L), cell(0, 3, 5));

    take(notice(0, 5, 8));

    assertThat(hit().count()).isEqualTo(3);
    assertThat(hit().applied()).isEqualTo(at(8L));
  }

  @Test
  void misses_andKeepsTheLastRightTotal_afterAGap() {
    filled(at(5L), cell(0, 3, 5));
    take(notice(0, 5, 6, cell(0, 4, 6)));

    take(notice(0, 7, 8, cell(0, 6, 8)));

    assertThat(read().hit()).isFalse();
    assertThat(last().count()).isEqualTo(4);
    assertThat(last().applied()).isEqualTo(at(6L));
  }

  @Test
  void hitsAgain_onceFilledBeyondTheGap() {
    filled(at(5L), cell(0, 3, 5));
    take(notice(0, 7, 8, cell(0, 6, 8)));

    totals.fill(fill(at(7L), cell(0, 5, 7)), NOW);

    assertThat(hit().count()).isEqualTo(6);
    assertThat(hit().applied()).isEqualTo(at(8L));
  }

  @Test
  void misses_whenFilledBehindTheRun() {
    take(notice(0, 7, 8));

    filled(at(6L), cell(0, 4, 6));

    assertThat(read().hit()).isFalse();
    assertThat(read().last()).isNull();
  }

  @Test
  void misses_whenFilledBehindWhatItHasNotHeard() {
    take(notice(0, 5, 6, cell(0, 1, 6)));
    take(notice(0, 6, 7, cell(0, 2, 7)));

    filled(at(6L), cell(0, 1, 6));

    assertThat(read().hit()).isFalse();
  }

  @Test
  void hits_whenFilledAheadOfTheRun() {
    filled(at(10L), cell(0, 8, 10));
    take(notice(0, 4, 6, cell(0, 4, 6)));

    assertThat(hit().count()).isEqualTo(8);
    assertThat(hit().applied()).isEqualTo(at(10L));
  }

  @Test
  void staysTheSame_afterLateRepeatedAndZombieNotices() {
    filled(at(5L), cell(0, 3, 5));
    take(notice(0, 5, 8, cell(0, 6, 8)));
    var before = hit();

    take(notice(0, 5, 8, cell(0, 6, 8)));
    take(notice(0, 5, 6, cell(0, 4, 6)));
    take(notice(0, 1, 2, cell(0, 1, 2)));

    assertThat(hit()).isEqualTo(before);
  }

  @Test
  void staysTheSame_afterAFillOfThePast() {
    filled(at(5L), cell(0, 3, 5));
    take(notice(0, 5, 8, cell(0, 6, 8)));
    var before = hit();

    totals.fill(fill(at(2L), cell(0, 1, 2)), NOW);

    assertThat(hit()).isEqualTo(before);
  }

  @Test
  void beginsAgain_withACellOfAHigherEpoch() {
    filled(at(5L, 5L), cell(0, 3, 5), cell(1, 4, 5));

    take(notice(0, 5, 6, cell(9, 0, 1, 0, 0, 6)));

    assertThat(hit().count()).isZero();
    assertThat(hit().epoch()).isEqualTo(9);
    assertThat(hit().latest()).isNull();
    assertThat(epochs.known(COUNTER)).isEqualTo(9);
  }

  @Test
  void ignoresCellsOfAnEarlierEpoch() {
    filled(at(5L, 5L), cell(0, 3, 5), cell(1, 4, 5));
    take(notice(0, 5, 6, cell(9, 0, 1, 0, 0, 6)));

    take(notice(1, 5, 6, cell(1, 5, 6)));

    assertThat(hit().count()).isZero();
    assertThat(hit().applied()).isEqualTo(at(6L, 6L));
  }

  @Test
  void ignoresCellsOfARecountToCome() {
    filled(at(5L), cell(0, 3, 5));

    take(notice(0, 5, 6, cell(0, 4, 6), cell(0, 1, 1, 0, 1, 6)));

    assertThat(hit().count()).isEqualTo(4);
    assertThat(hit().revision()).isZero();
  }

  @Test
  void misses_whenANoticeCountsForALaterRevisionOnly() {
    filled(at(5L), cell(0, 3, 5));

    take(notice(0, 5, 6, cell(0, 1, 1, 0, 4, 6)));
    assertThat(read().hit()).isFalse();
    assertThat(last().applied()).isEqualTo(at(5L));

    totals.fill(fill(at(6L), new CounterCells(1, 0, 0, List.of(cell(0, 1, 1, 0, 4, 6)))), NOW);
    assertThat(hit().count()).isEqualTo(4);
  }

  @Test
  void stays_whenARecountBegins() {
    filled(at(5L), cell(0, 3, 5));

    take(notice(0, 5, 6, cell(0, 1, 1, 0, 0, 6)));

    assertThat(hit().count()).isEqualTo(3);
    assertThat(hit().applied()).isEqualTo(at(6L));
  }

  @Test
  void replacesTheCells_whenTheRecountIsDone() {
    filled(at(5L, 1L), cell(0, 3, 5), cell(1, 9, 1));
    take(notice(0, 5, 6, cell(0, 4, 6), cell(0, 1, 1, 0, 1, 6)));
    take(notice(0, 6, 7, cell(0, 5, 7), cell(0, 1, 1, 0, 4, 7)));

    var recounted = new CounterCells(1, 0, 0, List.of(cell(0, 1, 1, 0, 3, 6)));
    totals.fill(fill(at(6L, 1L), recounted), NOW);

    assertThat(hit().count()).isEqualTo(4);
    assertThat(hit().revision()).isEqualTo(1);
    assertThat(hit().applied()).isEqualTo(at(7L, 1L));
  }

  @Test
  void takesTheRecountsBase_thatCameWithoutARecord() {
    filled(at(6L), cell(0, 4, 6));
    take(notice(0, 6, 7, cell(0, 5, 7), cell(0, 1, 1, 0, 1, 7)));

    totals.fill(fill(at(7L), new CounterCells(1, 0, 0, List.of(cell(0, 1, 1, 0, 5, 7)))), NOW);

    assertThat(hit().count()).isEqualTo(5);
  }

  @Test
  void ignoresAFillOfAnEarlierRevision() {
    read();
    totals.fill(fill(at(6L), new CounterCells(1, 0, 0, List.of(cell(0, 1, 1, 0, 3, 6)))), NOW);
    var before = hit();

    totals.fill(fill(at(9L, 9L), cell(0, 99, 9)), NOW);

    assertThat(hit()).isEqualTo(before);
  }

  @Test
  void addsTheFrozenCells_ofEarlierLogs() {
    filled(at(5L), cell(0, 3, 5));

    totals.fill(
        fill(new Applied(2, List.of(2L)), cell(0, 0, 1, 0, 4, 6), cell(0, 0, 2, 0, 2, 2)), NOW);
    take(new Notice(2, 0, 2, 3, 0, List.of(cell(0, 0, 2, 0, 3, 3))));

    assertThat(hit().count()).isEqualTo(7);
    assertThat(hit().applied()).isEqualTo(new Applied(2, List.of(3L)));
  }

  @Test
  void misses_untilFilledInTheLaterLog() {
    filled(at(5L), cell(0, 3, 5));

    take(new Notice(2, 0, 0, 1, 0, List.of(cell(0, 0, 2, 0, 1, 1))));

    assertThat(read().hit()).isFalse();
    assertThat(last().count()).isEqualTo(3);
  }

  @Test
  void takesNoProgress_fromANoticeOfAnEarlierLog() {
    filled(new Applied(2, List.of(3L)), cell(0, 0, 1, 0, 4, 6), cell(0, 0, 2, 0, 3, 3));

    take(notice(0, 0, 9, cell(0, 2, 3)));

    assertThat(hit().count()).isEqualTo(7);
    assertThat(hit().applied()).isEqualTo(new Applied(2, List.of(3L)));
  }

  @Test
  void neverGoesBackwards_whenTheStoreDoes() {
    filled(at(5L), cell(3, 0, 1, 0, 3, 5));
    totals.fill(fill(at(2L), new CounterCells(0, 0, 0, List.of(cell(0, 90, 2)))), NOW);

    assertThat(hit().count()).isEqualTo(3);
    assertThat(hit().epoch()).isEqualTo(3);
  }

  @Test
  void neverGoesBackwards_whenTheStartDoes() {
    read();
    totals.fill(fill(at(5L), new CounterCells(0, 0, 100, List.of())), NOW);
    assertThat(hit().count()).isEqualTo(100);

    totals.fill(fill(at(6L), new CounterCells(0, 0, 10, List.of())), NOW);

    assertThat(hit().count()).isEqualTo(100);
    assertThat(hit().applied()).isEqualTo(at(5L));
  }

  @Test
  void refusesWhatRedisTells_behindWhatIsKnown() {
    take(notice(0, 5, 8));
    read();

    assertThat(totals.offer(fill(at(7L, 1L), cell(0, 6, 7)), NOW)).isFalse();
    assertThat(totals.offer(fill(at(8L, 1L), cell(0, 6, 7)), NOW)).isTrue();
    assertThat(hit().count()).isEqualTo(6);
  }

  @Test
  void isConfirmed_forThreeSecondsAfterAFill() {
    filled(at(5L), cell(0, 3, 5));

    assertThat(totals.read(COUNTER, NOW + 3_000).confirmed()).isTrue();
    assertThat(totals.read(COUNTER, NOW + 3_001).confirmed()).isFalse();
  }

  @Test
  void isConfirmedByNotices_whileInUse() {
    filled(at(5L), cell(0, 3, 5));
    totals.read(COUNTER, NOW + 5_000);
    totals.take(notice(0, 5, 8), NOW + 10_000);

    assertThat(totals.read(COUNTER, NOW + 13_000).confirmed()).isTrue();
    assertThat(totals.read(COUNTER, NOW + 13_001).confirmed()).isFalse();
  }

  @Test
  void isNotConfirmedByNotices_whenItWasIdle() {
    filled(at(5L), cell(0, 3, 5));
    totals.take(notice(0, 5, 8), NOW + 10_001);

    assertThat(totals.read(COUNTER, NOW + 10_001).confirmed()).isFalse();
    assertThat(totals.peek(COUNTER, NOW + 10_001).present()).isFalse();
  }

  @Test
  void isInUse_tenSecondsAfterItsLastReader() {
    read();

    assertThat(totals.inUse(NOW + 10_000)).containsExactly(COUNTER);
    assertThat(totals.inUse(NOW + 10_001)).isEmpty();
  }

  @Test
  void peeking_isNoUse() {
    totals.peek(COUNTER, NOW);
    assertThat(totals.inUse(NOW)).isEmpty();
  }

  @Test
  void forgetsTheLeastRead_beyondItsBound() {
    filled(at(5L), cell(0, 3, 5));
    for (int other = 0; other < 20; other++) {
      totals.read(CounterId.of(new CounterName("other-" + other)), NOW + 1 + other);
    }

    assertThat(totals.peek(COUNTER, NOW).last()).isNull();
    assertThat(totals.inUse(NOW)).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void asOf_isTheOldestPartitions() {
    filled(at(0L, 0L));
    take(notice(0, 0, 5));
    assertThat(hit().asOfMillis()).isZero();

    take(notice(1, 0, 9));
    assertThat(hit().asOfMillis()).isEqualTo(1_005);
  }

  @Test
  void asOf_isTheMeasurement_whenAllIsCounted() {
    filled(at(5L, 9L));
    totals.measure(Optional.of(new Ends(1, 50_000, List.of(5L, 9L))));

    assertThat(hit().asOfMillis()).isEqualTo(50_000);
  }

  @Test
  void asOf_followsEarlierMeasurements_whileCountingIsBehind() {
    filled(at(5L));
    totals.measure(Optional.of(new Ends(1, 50_000, List.of(5L))));
    totals.measure(Optional.of(new Ends(1, 51_000, List.of(8L))));
    totals.measure(Optional.of(new Ends(1, 52_000, List.of(12L))));
    assertThat(hit().asOfMillis()).isEqualTo(50_000);

    take(notice(0, 5, 9));
    assertThat(hit().asOfMillis()).isEqualTo(51_000);
  }

  @Test
  void asOf_neverGoesBackwards() {
    filled(at(5L));
    totals.measure(Optional.of(new Ends(1, 50_000, List.of(5L))));
    assertThat(hit().asOfMillis()).isEqualTo(50_000);

    totals.measure(Optional.of(new Ends(1, 51_000, List.of(5L, 7L))));

    assertThat(hit().asOfMillis()).isEqualTo(50_000);
  }

  @Test
  void asOf_waitsForTheMeasurementsLog() {
    totals.measure(Optional.of(new Ends(2, 50_000, List.of(5L))));
    filled(at(5L));
    assertThat(hit().asOfMillis()).isZero();

    totals.fill(new Fill(new Applied(2, List.of(5L)), List.of(), Map.of()), NOW);
    totals.fill(fill(new Applied(2, List.of(5L))), NOW);
    assertThat(hit().asOfMillis()).isEqualTo(50_000);
  }

  @Test
  void asOf_isAFillsLastAppendTime() {
    read();
    var state = new CounterCells(0, 0, 0, List.of());
    totals.fill(new Fill(at(5L), List.of(new Mark(0, 5, 7_000)), Map.of(COUNTER, state)), NOW);

    assertThat(hit().asOfMillis()).isEqualTo(7_000);
  }

  private void filled(Applied at, Cell... cells) {
    read();
    totals.fill(fill(at, cells), NOW);
  }

  private void take(Notice notice) {
    totals.take(notice, NOW);
  }

  private Totals.View read() {
    return totals.read(COUNTER, NOW);
  }

  private Total last() {
    var last = read().last();
    assertThat(last).isNotNull();
    return Objects.requireNonNull(last);
  }

  private Total hit() {
    assertThat(read().hit()).isTrue();
    return last();
  }
}
