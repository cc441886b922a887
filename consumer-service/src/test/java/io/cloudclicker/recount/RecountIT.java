package io.cloudclicker.recount;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.OTHER;
import static io.cloudclicker.partition.Records.click;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.counting.CountingKit;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecountIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final CountingKit kit = new CountingKit(2);

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void mendsACounter_whileClicksGoOn() {
    kit.start();
    kit.sendClicks(0, 500);
    kit.sendClicks(1, 300);
    kit.awaitClicks(GLOBAL, 800);
    kit.sql("UPDATE counter_shard SET clicks = clicks + 7 WHERE part = 1");
    var job = order(1, GLOBAL);
    for (int press = 0; press < 20; press++) {
      kit.sendClicks(press % 2, 10);
    }
    awaitDone(job);
    kit.sendClicks(0, 5);
    awaitTotal(GLOBAL, 1_005);
    assertThat(failure(job)).isEqualTo("null");
    awaitTidy();
    assertThat(kit.database().clicks(GLOBAL)).isEqualTo(1_005);
  }

  @Test
  void turnsAllCounters_andKeepsResetsDuplicatesAndRejections() {
    kit.start();
    var pressed = key(System.currentTimeMillis());
    kit.send(0, click(GLOBAL, 0, pressed, 1), click(OTHER, 0, null, 2));
    kit.send(0, click(GLOBAL, 0, pressed, 1));
    kit.send(0, "noise".getBytes(StandardCharsets.UTF_8));
    kit.send(0, ClickCodec.encode(new LogRecord.Reset(GLOBAL, 9)));
    kit.send(1, ClickCodec.encode(new LogRecord.Reset(GLOBAL, 9)));
    kit.sendClicks(1, 3);
    kit.awaitProgress(0, 4);
    kit.awaitProgress(1, 4);
    kit.sql("UPDATE counter_shard SET clicks = clicks + 5");
    awaitDone(order(1, null));
    awaitTidy();
    assertThat(total(GLOBAL)).isEqualTo(3);
    assertThat(total(OTHER)).isZero();
    kit.sql(
        "INSERT INTO counter SELECT UNHEX('%s'), 'other', '', 'anyone', '', 0, 0, 1, 0, NULL"
            .formatted(OTHER));
    assertThat(total(OTHER)).as("a counter without a row keeps its revision").isZero();
  }

  @Test
  void repeatsWhatWasRejected_andItsSecondTry() {
    kit.start();
    kit.send(0, "noise".getBytes(StandardCharsets.UTF_8));
    kit.send(
        0,
        ClickCodec.encode(
            new LogRecord.SecondTry(0, 0, java.util.List.of(click(GLOBAL, 0, null, 5)))));
    kit.send(
        0,
        ClickCodec.encode(
            new LogRecord.SecondTry(0, 0, java.util.List.of(click(GLOBAL, 0, null, 5)))));
    kit.awaitProgress(0, 3);
    awaitDone(order(1, GLOBAL));
    assertThat(total(GLOBAL)).isEqualTo(1);
  }

  @Test
  void rejectsAgain_whatAnEarlierReaderRejected() {
    kit.start();
    kit.send(0, click(GLOBAL, 0, null, 1), click(GLOBAL, 0, null, 2));
    kit.sendClicks(0, 3);
    kit.awaitProgress(0, 4);
    kit.sql("INSERT INTO rejected_record VALUES (1, 0, 0, 1, 'no', 1, 0, FALSE, NULL)");
    kit.sql("INSERT INTO rejected_record VALUES (1, 0, 3, 0, 'no', 1, 0, TRUE, NULL)");
    awaitDone(order(1, GLOBAL));
    assertThat(total(GLOBAL)).isEqualTo(3);
  }

  @Test
  void goesOn_whenTheInstanceEndsInBetween() {
    var first = kit.start("--clicker.replay.slice=100", "--clicker.replay.rate=1000");
    kit.sendClicks(0, 2_000);
    kit.sendClicks(1, 2_000);
    kit.awaitClicks(GLOBAL, 4_000);
    kit.sql("UPDATE counter_shard SET clicks = 1");
    var job = order(1, GLOBAL);
    Awaitility.await("some of it is read")
        .atMost(LIMIT)
        .until(
            () ->
                number("SELECT COALESCE(SUM(next_offset), 0) FROM tally WHERE id = 'recount-1'")
                    > 0);
    kit.stop(first);
    kit.sendClicks(0, 10);
    kit.start();
    awaitDone(job);
    awaitTotal(GLOBAL, 4_010);
  }

  @Test
  void comesToNothing_whereTheLogBeginsTooLate_andLeavesTheCounterAsItWas() throws Exception {
    kit.start();
    kit.sendClicks(0, 50);
    kit.awaitClicks(GLOBAL, 50);
    awaitSnapshot();
    kit.sql("UPDATE tally SET next_offset = 9 WHERE id LIKE 'snapshot-%'");
    kit.deleteRecordsBefore(0, 10);
    var job = order(1, GLOBAL);
    awaitDone(job);
    assertThat(failure(job))
        .isEqualTo(
            "the log of partition 0 begins at offset 10, and no verified snapshot reaches back that far");
    kit.sendClicks(0, 5);
    awaitTotal(GLOBAL, 55);
    awaitTidy();
    awaitTotal(GLOBAL, 55);
  }

  @Test
  void countsFromTheNewestSnapshot_whereTheLogBeginsTooLate() throws Exception {
    kit.start();
    kit.sendClicks(0, 50);
    kit.awaitClicks(GLOBAL, 50);
    awaitSnapshot();
    kit.sendClicks(0, 30);
    kit.awaitClicks(GLOBAL, 80);
    kit.deleteRecordsBefore(0, 1);
    kit.sql("UPDATE counter_shard SET clicks = clicks - 3");
    var job = order(1, GLOBAL);
    awaitDone(job);
    assertThat(failure(job)).isEqualTo("null");
    awaitTotal(GLOBAL, 80);
  }

  private void awaitSnapshot() {
    Awaitility.await("a verified snapshot is kept")
        .atMost(LIMIT)
        .until(
            () -> number("SELECT COUNT(*) FROM tally WHERE id LIKE 'snapshot-%' AND part = 0") > 0);
  }

  private String order(int revision, @org.jspecify.annotations.Nullable CounterId only) {
    var id = UUID.randomUUID().toString();
    kit.sql(
        "INSERT INTO job (id, kind, counter_id, revision, created_at) VALUES ('%s', 'recount', %s, %d, 0)"
            .formatted(id, only == null ? "NULL" : "UNHEX('" + only + "')", revision));
    return id;
  }

  private void awaitDone(String job) {
    Awaitility.await("the recount is over")
        .atMost(LIMIT)
        .until(
            () ->
                number(
                        "SELECT COUNT(*) FROM job WHERE finished_at IS NOT NULL AND id = '"
                            + job
                            + "'")
                    == 1);
  }

  /// What the recount needed is deleted.
  private void awaitTidy() {
    Awaitility.await("it is tidied up")
        .atMost(LIMIT)
        .until(
            () ->
                number("SELECT COUNT(*) FROM tally_cell WHERE tally_id LIKE 'recount-%'") == 0
                    && number("SELECT COUNT(*) FROM recount_part") == 0
                    && number("SELECT COUNT(*) FROM tally WHERE id LIKE 'recount-%'") == 0);
  }

  private void awaitTotal(CounterId counter, long clicks) {
    Awaitility.await(clicks + " clicks are shown")
        .atMost(LIMIT)
        .until(() -> total(counter) == clicks);
  }

  /// As readers join counter and cells.
  private long total(CounterId counter) {
    return number(
        """
        SELECT COALESCE(SUM(s.clicks), 0) FROM counter_shard s JOIN counter c ON c.id = s.counter_id
        WHERE s.counter_id = UNHEX('%1$s') AND s.revision = c.revision
          AND s.epoch = (SELECT MAX(epoch) FROM counter_shard WHERE counter_id = UNHEX('%1$s'))"""
            .formatted(counter));
  }

  private String failure(String job) {
    return kit.text("SELECT failure FROM job WHERE id = '" + job + "'");
  }

  private long number(String query) {
    return Long.parseLong(kit.text(query));
  }
}
