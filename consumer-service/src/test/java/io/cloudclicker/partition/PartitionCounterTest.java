package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.NOON;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cloudclicker.partition.PartitionCounter.Step;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionCounterTest {

  private static final PartitionId PARTITION = new PartitionId(1, 0);
  private final InMemoryCounts counts = new InMemoryCounts();
  private final List<ClickBatch> applied = new ArrayList<>();
  private final List<Cell> touched = new ArrayList<>();
  private int moved;

  @Test
  void countsAndTells_runAfterRun() {
    var records = new Records().clicks(3);
    var counter = open(0);
    assertThat(counter.take(records.all())).isEqualTo(new Step.Counted(3));
    assertThat(counter.take(records.clicks(2).from(3))).isEqualTo(new Step.Counted(5));
    assertThat(applied)
        .extracting(batch -> batch.before().nextOffset(), batch -> batch.after().nextOffset())
        .containsExactly(run(0, 3), run(3, 5));
    assertThat(touched.getLast().clicks()).isEqualTo(5);
    assertThat(applied).extracting(ClickBatch::countedClicks).containsExactly(3, 2);
  }

  @Test
  void onlyRemembers_whatTheDatabaseHasCounted() {
    var key = key(NOON);
    var records = new Records().keyed(key).clicks(2);
    open(0).take(records.all());
    var again = open(0);
    assertThat(again.take(records.keyed(key).clicks(1).all())).isEqualTo(new Step.Counted(5));
    assertThat(counts.clicks(GLOBAL)).isEqualTo(Map.of(0L, 4L));
    assertThat(applied.getLast().before().nextOffset()).isEqualTo(3);
  }

  @Test
  void opensAgain_whenSomebodyElseMovedOn() {
    var zombie = open(0);
    var records = new Records().clicks(3);
    open(0).take(records.all());
    assertThat(zombie.take(records.all())).isInstanceOf(Step.Reopen.class);
    assertThat(counts.clicks(GLOBAL)).isEqualTo(Map.of(0L, 3L));
    assertThat(applied).hasSize(1);
    assertThat(moved).isEqualTo(1);
  }

  @Test
  void opensAgain_whenAFailoverLostTheDatabasesTail() {
    var records = new Records().clicks(3);
    var counter = open(0);
    counter.take(records.all());
    var earlier = counts.copy();
    counter.take(records.clicks(2).from(3));
    counts.rollBack(PARTITION, earlier);
    assertThat(counter.take(records.clicks(1).from(5))).isInstanceOf(Step.Reopen.class);
    assertThat(open(2).take(records.from(2))).isEqualTo(new Step.Counted(6));
    assertThat(counts.clicks(GLOBAL)).isEqualTo(Map.of(0L, 6L));
  }

  @Test
  void isNotConfirmed_onceAFailoverLostTheDatabasesTail() {
    var counter = open(0);
    var earlier = counts.copy();
    counter.take(new Records().clicks(3).all());
    assertThat(counter.isConfirmed()).isTrue();
    counts.rollBack(PARTITION, earlier);
    assertThat(counter.isConfirmed()).isFalse();
  }

  @Test
  void stops_whenRecordsAreMissing() {
    var records = new Records().clicks(9);
    var counter = open(0);
    counter.take(records.between(0, 3));
    assertThat(counter.take(records.from(5)))
        .asInstanceOf(type(Step.Stopped.class))
        .extracting(Step.Stopped::reason)
        .isEqualTo("offset 3 was expected, the log went on at 5: 2 records are missing");
    assertThat(counts.progress(PARTITION).nextOffset()).isEqualTo(3);
  }

  @Test
  void opensAgain_whenRecordsComeAgain() {
    var records = new Records().clicks(5);
    var counter = open(0);
    counter.take(records.all());
    assertThat(counter.take(records.from(2))).isInstanceOf(Step.Reopen.class);
  }

  @Test
  void stops_whenTheLogHasAnotherHistory() {
    var records = new Records().clicks(3);
    open(0).take(records.all());
    var other =
        records.from(2).stream()
            .map(record -> new AppendedRecord(record.offset(), 4, NOON, record.content()))
            .toList();
    assertThat(open(2).take(other))
        .asInstanceOf(type(Step.Stopped.class))
        .extracting(Step.Stopped::reason)
        .asString()
        .contains("offset 2", "epoch 0", "under 4");
  }

  @Test
  void countsUpToARecord_thatNeedsANewerReader_andStops() {
    var records = new Records().clicks(2).append(new LogRecord.NeedsNewerReader(2)).clicks(1);
    assertThat(open(0).take(records.all())).isInstanceOf(Step.Stopped.class);
    assertThat(counts.progress(PARTITION).nextOffset()).isEqualTo(2);
  }

  private PartitionCounter open(long from) {
    return new PartitionCounter(
        PARTITION,
        counts.standing(PARTITION),
        new Opening.From(from, Opening.ALL_TOLD),
        new PartitionCounter.Room(1_000, 100),
        counts,
        new BatchResults() {
          @Override
          public void applied(PartitionId partition, ClickBatch batch, List<Cell> cells) {
            applied.add(batch);
            touched.addAll(cells);
          }

          @Override
          public void moved() {
            moved++;
          }
        });
  }

  private static org.assertj.core.groups.Tuple run(long from, long to) {
    return org.assertj.core.groups.Tuple.tuple(from, to);
  }
}
