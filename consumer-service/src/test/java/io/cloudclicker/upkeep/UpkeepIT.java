package io.cloudclicker.upkeep;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.counting.CountingKit;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.CounterId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final CountingKit kit = new CountingKit(2);
  private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void minutesBecomeHours_andHoursDays_andNothingIsLost() {
    kit.start("--clicker.upkeep.interval=100ms");
    var nineDaysAgo = today.minus(Duration.ofDays(9));
    var longAgo = today.minus(Duration.ofDays(500));
    press(GLOBAL, nineDaysAgo.plus(Duration.ofMinutes(61)));
    press(GLOBAL, nineDaysAgo.plus(Duration.ofMinutes(62)));
    press(OTHER, nineDaysAgo.plus(Duration.ofMinutes(62)));
    press(GLOBAL, nineDaysAgo.plus(Duration.ofMinutes(121)));
    press(GLOBAL, longAgo.plus(Duration.ofHours(5)));
    press(GLOBAL, longAgo.plus(Duration.ofHours(7)));
    press(GLOBAL, today);
    awaitRows("counter_minute", 1);
    awaitRows("counter_hour", 3);
    awaitRows("counter_day", 1);
    assertThat(clicks("counter_hour", GLOBAL, nineDaysAgo.plus(Duration.ofHours(1)))).isEqualTo(2);
    assertThat(clicks("counter_hour", OTHER, nineDaysAgo.plus(Duration.ofHours(1)))).isEqualTo(1);
    assertThat(clicks("counter_hour", GLOBAL, nineDaysAgo.plus(Duration.ofHours(2)))).isEqualTo(1);
    assertThat(clicks("counter_day", GLOBAL, longAgo)).isEqualTo(2);
  }

  @Test
  void addsWhatComesLate_toAnHourThatWasMadeBefore() {
    kit.start("--clicker.upkeep.interval=100ms");
    var hour = today.minus(Duration.ofDays(10));
    press(GLOBAL, hour);
    awaitRows("counter_hour", 1);
    press(GLOBAL, hour);
    Awaitility.await("the hour has both")
        .atMost(LIMIT)
        .until(() -> clicks("counter_hour", GLOBAL, hour) == 2);
    awaitRows("counter_minute", 0);
  }

  @Test
  void whatWasRejectedLongAgo_isDeleted_andStillInTheAuditsNumbers() {
    kit.start("--clicker.upkeep.interval=100ms");
    kit.send(0, new byte[] {-1});
    awaitRows("rejected_record", 1);
    kit.sql("UPDATE rejected_record SET appended_at = 1");
    awaitRows("rejected_record", 0);
    kit.send(0, new byte[] {-1});
    Awaitility.await("the audit agrees with the log")
        .atMost(LIMIT)
        .until(() -> number("SELECT COALESCE(SUM(rejected_rows), 0) FROM audit_part") == 2);
    awaitRows("rejected_record", 1);
  }

  @Test
  void oldJobsAreDeleted_butNotTheNewestRecount() {
    kit.start("--clicker.upkeep.interval=100ms");
    job("recount", 2);
    job("recount", 1);
    job("reset", null);
    awaitRows("job", 1);
    assertThat(number("SELECT revision FROM job")).isEqualTo(2);
  }

  private void job(String kind, @Nullable Integer revision) {
    kit.sql(
        "INSERT INTO job (id, kind, revision, created_at, finished_at) VALUES (UUID(), '%s', %s, 1, 2)"
            .formatted(kind, revision));
  }

  private void press(CounterId counter, Instant at) {
    kit.send(0, new Click(counter, 0, null, 1, at.toEpochMilli(), null));
  }

  private void awaitRows(String table, int rows) {
    Awaitility.await(rows + " rows in " + table)
        .atMost(LIMIT)
        .until(() -> number("SELECT COUNT(*) FROM " + table) == rows);
  }

  private long clicks(String table, CounterId counter, Instant at) {
    return number(
        "SELECT COALESCE(SUM(clicks), 0) FROM %s WHERE counter_id = UNHEX('%s') AND at = %d"
            .formatted(table, counter, at.toEpochMilli()));
  }

  private long number(String query) {
    return Long.parseLong(kit.text(query));
  }
}
