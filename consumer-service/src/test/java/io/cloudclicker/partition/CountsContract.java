package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.MINUTE;
import static io.cloudclicker.partition.Records.NOON;
import static io.cloudclicker.partition.Records.NOTHING_WAITS;
import static io.cloudclicker.partition.Records.OTHER;
import static io.cloudclicker.partition.Records.click;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.partition.Counts.Outcome;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.LogRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [Counts] promises; the one in MySQL and the one that other tests use in its place.
public abstract class CountsContract {

  protected static final PartitionId FIRST = new PartitionId(1, 0);
  protected static final PartitionId SECOND = new PartitionId(1, 1);

  private final CellMemory memory = memory();

  protected abstract Counts counts();

  /// The clicks of a counter by epoch, summed over partitions.
  protected abstract Map<Long, Long> clicks(CounterId counter);

  protected abstract Map<Long, Long> minutes(CounterId counter);

  /// Offset and index of each rejected record.
  protected abstract List<List<Long>> rejected();

  @Test
  void aPartitionBeginsAtTheStart() {
    assertThat(progress(FIRST)).isEqualTo(Progress.START);
    assertThat(progress(FIRST)).isEqualTo(Progress.START);
  }

  @Test
  void appliesABatch_progressAndTotalsTogether() {
    var batch = batch(new Records().clicks(3).good(click(OTHER, 0, key(NOON), -5)));
    var outcome = apply(FIRST, batch);
    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(progress(FIRST)).isEqualTo(batch.after());
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 3L));
    assertThat(clicks(OTHER)).containsExactly(Map.entry(0L, 1L));
    assertThat(((Outcome.Applied) outcome).cells())
        .containsExactlyInAnyOrder(
            new Cell(new Cell.Key(GLOBAL, 0, 0, 1, 0), 3, 3, new Cell.Latest(2, NOON)),
            new Cell(new Cell.Key(OTHER, 0, 0, 1, 0), 1, 4, new Cell.Latest(-5, NOON)));
  }

  @Test
  void appliesABatchOnce_whenRedelivered() {
    var batch = batch(new Records().clicks(3));
    apply(FIRST, batch);
    assertThat(apply(FIRST, batch)).isInstanceOf(Outcome.Moved.class);
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 3L));
  }

  @Test
  void appliesNothing_whenTheDatabaseIsBehindTheBatch() {
    var records = new Records().clicks(5);
    var ahead = judged(new Progress(2, 0, Progress.START.keyClock(), NOON), records.from(2));
    assertThat(apply(FIRST, ahead)).isInstanceOf(Outcome.Moved.class);
    assertThat(clicks(GLOBAL)).isEmpty();
    assertThat(progress(FIRST)).isEqualTo(Progress.START);
  }

  @Test
  void appliesNothing_whenTheDatabaseIsAheadOfTheBatch() {
    var records = new Records().clicks(5);
    apply(FIRST, batch(records));
    var behind = judged(new Progress(2, 0, Progress.START.keyClock(), NOON), records.from(2));
    assertThat(apply(FIRST, behind)).isInstanceOf(Outcome.Moved.class);
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 5L));
  }

  @Test
  void addsPartitionsUp_eachWithCellsOfItsOwn() {
    apply(FIRST, batch(new Records().clicks(3)));
    progress(SECOND);
    counts().apply(SECOND, batch(new Records().clicks(4)), memory());
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 7L));
    assertThat(progress(FIRST).nextOffset()).isEqualTo(3);
  }

  @Test
  void goesOnFromTheDatabasesCells_withoutMemory() {
    var records = new Records().clicks(3).append(new LogRecord.Reset(GLOBAL, 9)).clicks(2);
    apply(FIRST, batch(records));
    var more = judged(progress(FIRST), records.clicks(1).from(6));
    var outcome = counts().apply(FIRST, more, memory());
    assertThat(((Outcome.Applied) outcome).cells())
        .containsExactly(
            new Cell(new Cell.Key(GLOBAL, 9, 0, 1, 0), 3, 7, new Cell.Latest(0, NOON)));
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 3L), Map.entry(9L, 3L));
  }

  @Test
  void aResetWritesAZeroCell() {
    var outcome = apply(FIRST, batch(new Records().append(new LogRecord.Reset(GLOBAL, 9))));
    assertThat(((Outcome.Applied) outcome).cells())
        .containsExactly(new Cell(new Cell.Key(GLOBAL, 9, 0, 1, 0), 0, 1, null));
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(9L, 0L));
  }

  @Test
  void keepsTheLatest_whenACellGrowsWithoutOne() {
    var records = new Records().good(click(GLOBAL, 0, null, 77));
    apply(FIRST, batch(records));
    var rest = judged(progress(FIRST), records.append(new LogRecord.Tick(NOON)).from(1));
    assertThat(apply(FIRST, rest)).isEqualTo(new Outcome.Applied(List.of()));
    assertThat(progress(FIRST).nextOffset()).isEqualTo(2);
  }

  @Test
  void countsByTheMinuteOfThePress() {
    var records = new Records().clicks(2);
    apply(FIRST, batch(records));
    apply(FIRST, judged(progress(FIRST), records.clicks(3).from(2)));
    assertThat(minutes(GLOBAL)).containsExactly(Map.entry(NOON / MINUTE * MINUTE, 5L));
  }

  @Test
  void recordsWhatWasRejected_inTheSameStep() {
    var bad = new LogRecord.Entry.Bad("no counter", null);
    var good = new LogRecord.Entry.Good(click(GLOBAL, 0, null, 1));
    var records =
        new Records()
            .append(new LogRecord.Unreadable("x".repeat(300)))
            .append(new LogRecord.Clicks(List.of(good, bad)));
    apply(FIRST, batch(records));
    assertThat(rejected()).containsExactly(List.of(0L, 0L), List.of(1L, 1L));
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 1L));
    assertThat(progress(FIRST).nextOffset()).isEqualTo(2);
  }

  @Test
  void aSecondTryCountsWhatWasRejected_once() {
    var records =
        new Records()
            .append(new LogRecord.Unreadable("noise"))
            .append(secondTry(0, 0, 2))
            .append(secondTry(0, 0, 2));
    apply(FIRST, judged(Progress.START, records.between(0, 1)));
    assertThat(waits(FIRST)).isTrue();
    applyNext(records.from(1));
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 2L));
    assertThat(waits(FIRST)).isFalse();
    applyNext(records.append(secondTry(0, 0, 2)).from(3));
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 2L));
  }

  @Test
  void aSecondTryCountsNothing_whereNothingWaits() {
    var records = new Records().clicks(1).append(secondTry(0, 0, 1)).append(secondTry(9, 3, 1));
    applyNext(records.all());
    assertThat(clicks(GLOBAL)).containsExactly(Map.entry(0L, 1L));
    assertThat(waits(SECOND)).isFalse();
  }

  @Test
  void aRejectedRecordStillWaits_whenTheBatchOfItsSecondTryWasNotApplied() {
    var records =
        new Records().append(new LogRecord.Unreadable("noise")).append(secondTry(0, 0, 1));
    var first = judged(Progress.START, records.between(0, 1));
    apply(FIRST, first);
    var behind =
        judged(
            new Progress(5, 0, Progress.START.keyClock(), NOON),
            records.from(1),
            (_, _, _) -> true);
    assertThat(apply(FIRST, behind)).isInstanceOf(Outcome.Moved.class);
    assertThat(waits(FIRST)).isTrue();
    assertThat(clicks(GLOBAL)).isEmpty();
  }

  private boolean waits(PartitionId partition) {
    return counts().waits(partition, 0, 0, progress(partition).nextOffset());
  }

  private void applyNext(List<AppendedRecord> records) {
    var progress = progress(FIRST);
    apply(
        FIRST,
        judged(progress, records, (offset, index, by) -> counts().waits(FIRST, offset, index, by)));
  }

  private static LogRecord secondTry(long offset, int index, int clicks) {
    return new LogRecord.SecondTry(
        offset, index, Collections.nCopies(clicks, click(GLOBAL, 0, null, 1)));
  }

  @Test
  void takesMoreCounters_thanAStatementOrTheMemoryHolds() {
    var records = new Records();
    for (int i = 1; i <= 1_203; i++) {
      records.good(click(new CounterId(7, i), 0, null, i));
    }
    apply(FIRST, batch(records));
    assertThat(clicks(new CounterId(7, 1))).containsExactly(Map.entry(0L, 1L));
    assertThat(clicks(new CounterId(7, 1_203))).containsExactly(Map.entry(0L, 1L));
    assertThat(progress(FIRST).nextOffset()).isEqualTo(1_203);
  }

  protected static CellMemory memory() {
    return new CellMemory(Plan.PLAIN, 10);
  }

  private Progress progress(PartitionId partition) {
    return counts().standing(partition).progress();
  }

  protected final Outcome apply(PartitionId partition, ClickBatch batch) {
    progress(partition);
    return counts().apply(partition, batch, memory);
  }

  protected static ClickBatch batch(Records records) {
    return judged(Progress.START, records.all());
  }

  protected static ClickBatch judged(Progress progress, List<AppendedRecord> records) {
    return judged(progress, records, NOTHING_WAITS);
  }

  static ClickBatch judged(Progress progress, List<AppendedRecord> records, Rejections rejections) {
    return new Judge(progress.keyClock(), 100_000, Opening.ALL_TOLD, rejections)
        .judge(progress, records);
  }
}
