package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.MINUTE;
import static io.cloudclicker.partition.Records.NOON;
import static io.cloudclicker.partition.Records.NOTHING_WAITS;
import static io.cloudclicker.partition.Records.click;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import io.cloudclicker.wire.SubjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private final Judge judge = new Judge(KeyClock.START, 100, Opening.ALL_TOLD, NOTHING_WAITS);

  @Test
  void countsClicksWithoutKeys_eachAttempt() {
    assertThat(judge(new Records().clicks(3)).countedClicks()).isEqualTo(3);
  }

  /// So that writers who meet on rows wait for each other in one order, and never in a circle.
  @Test
  void addsInTheOrderOfMySqlsKeys() {
    var records = new Records();
    var random = new Random(5);
    for (int count = 0; count < 100; count++) {
      records.good(click(new CounterId(random.nextLong(), random.nextLong()), 0, null, 1));
    }
    assertThat(judge(records).deltas())
        .extracting(delta -> delta.counter().toBytes())
        .isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @Test
  void countsAKeyOnce() {
    var key = key(NOON);
    var batch = judge(new Records().keyed(key).clicks(1).keyed(key).keyed(key));
    assertThat(batch.countedClicks()).isEqualTo(2);
    assertThat(batch.duplicateClicks()).isEqualTo(2);
  }

  /// Whoever learns another's key gets nothing of it, and takes nothing away.
  @Test
  void creditsAKey_toWhoSentItFirst() {
    var first = new SubjectId(1, 2);
    var thief = new SubjectId(3, 4);
    var key = key(NOON);
    var records = new Records().good(clickOf(first, key)).good(clickOf(thief, key)).keyed(key);
    var batch = judge(records.good(clickOf(thief, key(NOON))));
    assertThat(batch.countedClicks()).isEqualTo(2);
    assertThat(batch.deltas().getFirst().additions(0).getFirst().own())
        .isEqualTo(Map.of(first, 1L, thief, 1L));
  }

  private static Click clickOf(SubjectId subject, ClickKey key) {
    return new Click(GLOBAL, 0, key, 1, NOON, subject);
  }

  @Test
  void countsAKeyOnce_whenItComesTwiceInOneRecord() {
    var twice = click(GLOBAL, 0, key(NOON), 1);
    var batch = judge(new Records().good(twice, twice));
    assertThat(batch.countedClicks()).isEqualTo(1);
    assertThat(batch.duplicateClicks()).isEqualTo(1);
  }

  @Test
  void countsARedeliveredRecordAgain_sinceItIsNoDuplicateOfItself() {
    var records = new Records().keyed(key(NOON)).all();
    assertThat(judge.judge(Progress.START, records).countedClicks()).isEqualTo(1);
    assertThat(judge.judge(Progress.START, records).countedClicks()).isEqualTo(1);
  }

  @Test
  void leavesOutAKey_14MinutesBehindTheKeyClock() {
    var late = key(NOON - 14 * MINUTE);
    var inTime = key(NOON - 14 * MINUTE + 1);
    var batch = judge(new Records().keyed(key(NOON)).keyed(late).keyed(inTime));
    assertThat(batch.countedClicks()).isEqualTo(2);
    assertThat(batch.lateClicks()).isEqualTo(1);
  }

  @Test
  void leavesOutAKey_2MinutesAheadOfItsRecord() {
    var batch = judge(new Records().keyed(key(NOON + 2 * MINUTE + 1)).keyed(key(NOON)));
    assertThat(batch.countedClicks()).isEqualTo(1);
    assertThat(batch.lateClicks()).isEqualTo(1);
    assertThat(batch.after().keyClock().millis()).isEqualTo(NOON);
  }

  @Test
  void aTickMovesTheKeyClock() {
    var batch =
        judge(
            new Records()
                .append(new LogRecord.Tick(NOON))
                .keyed(key(NOON - 14 * MINUTE))
                .append(new LogRecord.Tick(NOON + 3 * MINUTE)));
    assertThat(batch.lateClicks()).isEqualTo(1);
    assertThat(batch.after().keyClock().millis()).isEqualTo(NOON);
  }

  @Test
  void rejectsWhatItCannotRead_andGoesOn() {
    var key = key(NOON);
    var bad = new LogRecord.Clicks(List.of(new Entry.Bad("no counter", key)));
    var batch =
        judge(new Records().append(new LogRecord.Unreadable("noise")).append(bad).keyed(key));
    assertThat(batch.rejected())
        .extracting(ClickBatch.Rejected::offset, ClickBatch.Rejected::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, "noise"),
            org.assertj.core.groups.Tuple.tuple(1L, "no counter"));
    assertThat(batch.duplicateClicks()).as("a rejected click owns its key").isEqualTo(1);
  }

  @Test
  void countsWhatWaits_byItsFirstSecondTry() {
    var waiting =
        new Judge(KeyClock.START, 100, Opening.ALL_TOLD, (at, i, by) -> at == 3 && i == 1);
    var again = new LogRecord.SecondTry(3, 1, List.of(click(GLOBAL, 0, key(NOON), 1)));
    var other = new LogRecord.SecondTry(3, 0, List.of(click(GLOBAL, 0, null, 1)));
    var records = new Records().append(other).append(again).append(again);
    var batch = waiting.judge(Progress.START, records.all());
    assertThat(batch.countedClicks()).isEqualTo(1);
    assertThat(batch.secondTries()).containsExactly(new ClickBatch.SecondTry(3, 1, 1));
  }

  @Test
  void countsWhatTheSameBatchRejected_byItsSecondTry() {
    var key = key(NOON);
    var again = new LogRecord.SecondTry(0, 0, List.of(click(GLOBAL, 0, key, 1)));
    var bad = new LogRecord.Clicks(List.of(new Entry.Bad("no counter", key)));
    var batch = judge(new Records().append(bad).append(again).keyed(key).append(again));
    assertThat(batch.countedClicks()).isEqualTo(1);
    assertThat(batch.duplicateClicks()).isEqualTo(1);
  }

  @Test
  void stopsBeforeARecord_thatNeedsANewerReader() {
    var records = new Records().clicks(2).append(new LogRecord.NeedsNewerReader(2)).clicks(1);
    var batch = judge(records);
    assertThat(batch.after().nextOffset()).isEqualTo(2);
    assertThat(batch.countedClicks()).isEqualTo(2);
    assertThat(batch.stop()).contains("offset 2").contains("reader 2");
  }

  @Test
  void stops_whenTheWindowHasNoRoom() {
    var small = new Judge(KeyClock.START, 2, Opening.ALL_TOLD, NOTHING_WAITS);
    var records = new Records();
    for (int i = 0; i < 5; i++) {
      records.keyed(key(NOON));
    }
    var batch = small.judge(Progress.START, records.all());
    assertThat(batch.after().nextOffset()).isEqualTo(3);
    assertThat(batch.stop()).contains("3 keys").contains("room of 2");
  }

  @Test
  void stopsBeforeAKey_thatTheShortenedLogCannotDecide() {
    var cutOff = new Judge(new KeyClock(NOON), 100, NOON, NOTHING_WAITS);
    var known = key(NOON - MINUTE);
    cutOff.remember(new Records().keyed(known).all().getFirst());
    var before = new Progress(1, 0, new KeyClock(NOON), NOON);
    var records = new Records().clicks(1).keyed(known).keyed(key(NOON + 1)).keyed(key(NOON));
    var batch = cutOff.judge(before, records.from(1));
    assertThat(batch.after().nextOffset()).isEqualTo(3);
    assertThat(batch.duplicateClicks()).isEqualTo(1);
    assertThat(batch.countedClicks()).isEqualTo(1);
    assertThat(batch.stop()).contains("offset 3");
  }

  @Test
  void forgetsKeys_onlyWhenTheKeyClockLeftThemBehind() {
    var old = key(NOON);
    var records = new Records().keyed(old).at(NOON + 13 * MINUTE).keyed(key(NOON + 13 * MINUTE));
    records.keyed(old).at(NOON + 20 * MINUTE).keyed(key(NOON + 20 * MINUTE)).keyed(old);
    var batch = judge(records);
    assertThat(batch.duplicateClicks()).isEqualTo(1);
    assertThat(batch.lateClicks()).isEqualTo(1);
  }

  @Test
  void needsRoomForTheKeysInTime_alone() {
    var small = new Judge(KeyClock.START, 2, Opening.ALL_TOLD, NOTHING_WAITS);
    var progress = Progress.START;
    var records = new Records();
    for (int i = 0; i < 10; i++) {
      long now = NOON + 20L * i * MINUTE;
      records.at(now).keyed(key(now));
      progress = small.judge(progress, records.from(i)).after();
    }
    assertThat(progress.nextOffset()).isEqualTo(10);
  }

  private ClickBatch judge(Records records) {
    return judge.judge(Progress.START, records.all());
  }
}
