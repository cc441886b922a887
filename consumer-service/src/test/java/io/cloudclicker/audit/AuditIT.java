package io.cloudclicker.audit;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.OTHER;
import static io.cloudclicker.partition.Records.click;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.counting.CountingKit;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final CountingKit kit = new CountingKit(2);

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void agrees_whileClicksComeIn() {
    var instance = kit.start();
    for (int round = 0; round < 10; round++) {
      kit.sendClicks(round % 2, 100);
    }
    kit.send(0, "noise".getBytes(StandardCharsets.UTF_8));
    kit.awaitClicks(GLOBAL, 1_000);
    awaitCompared(0, 501);
    awaitCompared(1, 500);
    assertThat(number("SELECT SUM(counted) FROM tally WHERE id = 'audit'")).isEqualTo(1_000);
    assertThat(number("SELECT SUM(rejected) FROM tally WHERE id = 'audit'")).isEqualTo(1);
    assertThat(number("SELECT SUM(rejected_rows) FROM audit_part")).isEqualTo(1);
    assertThat(number("SELECT COUNT(*) FROM audit_drift")).isZero();
    assertThat(drift(instance.getBean(MeterRegistry.class))).isZero();
  }

  @Test
  void namesCounterPartitionAndDifference_whenACellOfAPressedCounterWasChanged() {
    var instance = kit.start();
    kit.sendClicks(0, 100);
    kit.sendClicks(1, 100);
    kit.awaitClicks(GLOBAL, 200);
    awaitCompared(1, 100);
    kit.sql("UPDATE counter_shard SET clicks = clicks + 7 WHERE part = 1");
    kit.sendClicks(1, 5);
    awaitDrift("mysql %s 1 105 112".formatted(GLOBAL));
    Awaitility.await("the metric says so")
        .atMost(LIMIT)
        .until(() -> drift(instance.getBean(MeterRegistry.class)) == 7);
    kit.sql("UPDATE counter_shard SET clicks = clicks - 7 WHERE part = 1");
    awaitNoDrift();
  }

  @Test
  void findsAChangedCell_thatNobodyPresses() {
    kit.start();
    kit.send(0, click(OTHER, 0, null, 1));
    kit.awaitClicks(OTHER, 1);
    awaitCompared(0, 1);
    kit.sql("UPDATE counter_shard SET clicks = 0 WHERE counter_id = UNHEX('%s')".formatted(OTHER));
    awaitDrift("mysql %s 0 1 0".formatted(OTHER));
  }

  @Test
  void findsACell_thatIsMissing_orTooMany() {
    kit.start();
    kit.send(0, click(OTHER, 0, null, 1));
    kit.awaitClicks(OTHER, 1);
    awaitCompared(0, 1);
    kit.sql("UPDATE counter_shard SET epoch = 3");
    Awaitility.await("both are found")
        .atMost(LIMIT)
        .until(() -> number("SELECT COUNT(*) FROM audit_drift") == 2);
    assertThat(number("SELECT SUM(found - expected) FROM audit_drift")).isZero();
  }

  @Test
  void goesOnWhereItStood_whenTheInstanceIsStartedAgain() {
    var first = kit.start();
    kit.sendClicks(0, 100);
    awaitCompared(0, 100);
    kit.stop(first);
    kit.sendClicks(0, 50);
    kit.start();
    awaitCompared(0, 150);
    assertThat(number("SELECT counted FROM tally WHERE id = 'audit' AND part = 0")).isEqualTo(150);
    assertThat(number("SELECT COUNT(*) FROM audit_drift")).isZero();
  }

  @Test
  void beginsWithTheDatabase_andSaysSo_whereTheLogBeginsTooLate() throws Exception {
    kit.sendClicks(0, 20);
    var first = kit.start("--clicker.replay.pause=1h", "--clicker.replay.rate=1");
    kit.awaitProgress(0, 20);
    kit.stop(first);
    kit.sql("DELETE FROM tally");
    kit.sql("DELETE FROM tally_cell");
    kit.sql("DELETE FROM audit_part");
    kit.deleteRecordsBefore(0, 15);
    kit.start();
    kit.sendClicks(0, 5);
    awaitCompared(0, 25);
    assertThat(kit.text("SELECT base FROM audit_part WHERE part = 0")).isEqualTo("database");
    assertThat(number("SELECT COUNT(*) FROM audit_drift")).isZero();
    assertThat(number("SELECT COUNT(*) FROM tally WHERE id LIKE 'snapshot-%' AND part = 0"))
        .as("nothing proves what it began with")
        .isZero();
  }

  private void awaitCompared(int partition, long offset) {
    Awaitility.await("partition " + partition + " is compared to " + offset)
        .atMost(LIMIT)
        .until(
            () ->
                number(
                        "SELECT COALESCE(MAX(compared_to), 0) FROM audit_part WHERE part = "
                            + partition)
                    == offset);
  }

  private void awaitDrift(String drift) {
    Awaitility.await(drift)
        .atMost(LIMIT)
        .until(
            () ->
                number("SELECT COUNT(*) FROM audit_drift") > 0
                    && kit.text(
                            "SELECT CONCAT_WS(' ', store, LOWER(HEX(counter_id)), part, expected, found) FROM audit_drift")
                        .equals(drift));
  }

  private void awaitNoDrift() {
    Awaitility.await("the drift is gone")
        .atMost(LIMIT)
        .until(() -> number("SELECT COUNT(*) FROM audit_drift") == 0);
  }

  private static double drift(MeterRegistry meters) {
    return meters.get("clicker.audit.drift").gauge().value();
  }

  private long number(String query) {
    return Long.parseLong(kit.text(query));
  }
}
