package io.cloudclicker.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.reading.ConsumerByHand;
import io.cloudclicker.reading.ReadingApplication;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Series over HTTP, from the rows that consumers write.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack = Stack.shared();
  private final ConsumerByHand consumer = new ConsumerByHand(stack);
  private final ReadingApplication application =
      ReadingApplication.start(stack, consumer.database, Map.of());

  /// A full hour of a past day, so that no test meets the end of a step.
  private final Instant hour =
      Instant.now()
          .truncatedTo(ChronoUnit.DAYS)
          .minus(2, ChronoUnit.DAYS)
          .plus(Duration.ofHours(7));

  @BeforeAll
  void begin() {
    consumer.beginLog();
  }

  @AfterAll
  void close() {
    application.close();
    consumer.close();
  }

  @Test
  void tellsClicksAndTotals_byTheMinute() {
    var counter = new CounterName("minutes");
    cell(counter, 0, 0, 0, 30);
    cell(counter, 0, 0, 1, 12);
    minute(counter, 0, 1, 0, 5);
    minute(counter, 0, 1, 1, 6);
    minute(counter, 0, 3, 1, 4);
    minute(counter, 0, 60, 0, 2);

    var body = series(counter, "from=%s&to=%s&step=1m".formatted(hour, at(4)));

    assertThat(body.get("step").asText()).isEqualTo("1m");
    assertThat(body.get("points").get(1).toString())
        .isEqualTo("{\"at\":\"%s\",\"clicks\":11,\"total\":36,\"epoch\":0}".formatted(at(1)));
    assertThat(all(body, "clicks")).containsExactly(0L, 11L, 0L, 4L);
    assertThat(all(body, "total")).containsExactly(25L, 36L, 36L, 40L);
  }

  @Test
  void addsUp_whatBecameHoursAndDays() {
    var counter = new CounterName("old");
    var day = hour.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(20));
    cell(counter, 0, 0, 0, 100);
    rolledUp(counter, "counter_day", day, 10);
    rolledUp(counter, "counter_hour", day.plus(Duration.ofDays(1)), 20);
    rolledUp(counter, "counter_hour", day.plus(Duration.ofHours(25)), 30);
    consumer.sql(
        "INSERT INTO counter_minute VALUES (?, 0, ?, 1, 0, 2)",
        CounterId.of(counter).toBytes(),
        day.plus(Duration.ofMinutes(25 * 60 + 7)).toEpochMilli());

    var days =
        series(counter, "from=%s&to=%s&step=1d".formatted(day, day.plus(Duration.ofDays(3))));
    assertThat(all(days, "clicks")).containsExactly(10L, 52L, 0L);
    assertThat(all(days, "total")).containsExactly(48L, 100L, 100L);
    var from = day.plus(Duration.ofDays(1));
    var hours =
        series(counter, "from=%s&to=%s&step=1h".formatted(from, from.plus(Duration.ofHours(3))));
    assertThat(all(hours, "clicks")).containsExactly(20L, 32L, 0L);
  }

  @Test
  void addsMinutesUp_toHoursAndDays() {
    var counter = new CounterName("days");
    cell(counter, 0, 0, 0, 100);
    minute(counter, 0, -420, 0, 1);
    minute(counter, 0, 0, 0, 2);
    minute(counter, 0, 59, 1, 3);
    minute(counter, 0, 60, 1, 4);
    minute(counter, 0, 1_440, 1, 5);

    var hours = series(counter, "step=1h&from=%s&to=%s".formatted(hour, at(120)));
    assertThat(all(hours, "clicks")).containsExactly(5L, 4L);
    assertThat(all(hours, "total")).containsExactly(91L, 95L);

    var days = series(counter, "step=1d&from=%s&to=%s".formatted(hour, at(1_441)));
    assertThat(all(days, "clicks")).containsExactly(10L, 5L);
    assertThat(all(days, "total")).containsExactly(95L, 100L);
  }

  @Test
  void endsNow_withWhatTheTotalIs() {
    var counter = new CounterName("now");
    consumer.press(counter, 0, 3);
    minute(counter, 0, Duration.between(hour, Instant.now()).toMinutes(), 0, 3);

    var body = series(counter, "");

    assertThat(all(body, "total")).hasSize(60).endsWith(3L);
    assertThat(all(body, "clicks").stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
  }

  @Test
  void keepsTheClicks_whereTheCounterWasReset() {
    var counter = new CounterName("reset");
    long epoch = at(1).toEpochMilli() + 30_000;
    cell(counter, 0, 0, 0, 9);
    cell(counter, epoch, 0, 0, 2);
    minute(counter, 0, 0, 0, 4);
    minute(counter, epoch, 2, 0, 2);

    var body = series(counter, "from=%s&to=%s".formatted(hour, at(3)));

    assertThat(all(body, "clicks")).containsExactly(4L, 0L, 2L);
    assertThat(all(body, "total")).containsExactly(9L, 0L, 2L);
    assertThat(all(body, "epoch")).containsExactly(0L, epoch, epoch);
  }

  @Test
  void countsTheFinishedRevision_whileARecountRuns() {
    var counter = new CounterName("recounted");
    consumer.sql(
        "INSERT INTO counter VALUES (?, 'recounted', '', 'anyone', '', 1000, 0, 1, 0, NULL)",
        (Object) CounterId.of(counter).toBytes());
    cell(counter, 0, 0, 0, 3);
    cell(counter, 0, 1, 0, 4);
    cell(counter, 0, 2, 0, 1);

    assertThat(all(series(counter, "from=%s&to=%s".formatted(hour, at(1))), "total"))
        .containsExactly(1_004L);
  }

  @Test
  void namesWhatItCantRead_andTheLimit() {
    assertRefused("any/series?from=yesterday", 400, "from");
    assertRefused("any/series?to=&from=" + hour, 400, "to");
    assertRefused("any/series?step=5m", 400, "step");
    assertRefused("any/series?step=1m&from=" + hour, 400, "from");
    assertRefused("no-such/series", 404, "");
    assertRefused("NOT-A-NAME/series", 404, "");
    var tooMany = read(application.get("/api/counters/any/series?step=1m&from=" + hour));
    assertThat(tooMany.get("limit").asInt()).isEqualTo(1_500);
    var tooOld = read(application.get("/api/counters/any/series?from=2020-01-01T00:00:00Z"));
    assertThat(tooOld.get("limit").asText()).isEqualTo("7 days");
  }

  private void assertRefused(String path, int status, String member) {
    var answer = application.get("/api/counters/" + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(read(answer).path("member").asText()).as(path).isEqualTo(member);
  }

  @Test
  void theLogOfClicks_hasTheNewestOfAllPartitions_theLatestPressedFirst() {
    for (int number = 1; number <= 50; number++) {
      recent(0, number, 2 * number);
      recent(1, number, 2 * number + 1);
    }
    recent(2, 1, 5_000);
    cell(CounterName.GLOBAL, 0, 0, 0, 7);
    minute(CounterName.GLOBAL, 0, 0, 0, 4);
    minute(CounterName.GLOBAL, 0, 2, 0, 3);

    var body = log("from=%s&to=%s".formatted(hour, at(3)));

    assertThat(body.get("per_minute").toString())
        .isEqualTo(
            "[{\"minute\":\"%s\",\"clicks\":4},{\"minute\":\"%s\",\"clicks\":0},{\"minute\":\"%s\",\"clicks\":3}]"
                .formatted(at(0), at(1), at(2)));
    var recent = body.get("recent");
    assertThat(recent).hasSize(50);
    assertThat(recent.get(0).get("at").asText()).isEqualTo(hour.plusSeconds(101).toString());
    assertThat(recent.get(49).get("at").asText()).isEqualTo(hour.plusSeconds(52).toString());
    assertThat(log("from=%s&to=%s".formatted(at(83), at(84))).get("recent")).hasSize(1);
    assertThat(log("").get("per_minute")).hasSize(60);
  }

  @Test
  void theLogOfClicks_isAskedForWithinItsBounds() {
    var path = "/api/clicks/log?from=";
    var tooMany = application.get(path + hour);
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(read(tooMany).get("limit").asInt()).isEqualTo(1_500);
    assertThat(read(application.get(path + "2020-01-01T00:00:00Z")).get("limit").asText())
        .isEqualTo("7 days");
    assertThat(read(application.get(path + "yesterday")).get("member").asText()).isEqualTo("from");
  }

  private JsonNode log(String query) {
    var answer = application.get("/api/clicks/log?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer);
  }

  private void recent(int partition, int number, int seconds) {
    consumer.sql(
        "INSERT INTO recent_click VALUES (?, 1, ?, ?, ?, ?, NULL)",
        CounterId.of(CounterName.GLOBAL).toBytes(),
        partition,
        number % 50,
        number,
        hour.plusSeconds(seconds).toEpochMilli());
  }

  @Test
  void saysThatItCantTell_whileMySqlIsAway() {
    var path = "/api/counters/dark/series";
    assertThat(application.get(path).statusCode()).isEqualTo(200);
    stack.stopDatabase();
    try {
      var answer = application.get(path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("2");
      assertThat(read(answer).get("type").asText()).endsWith("series-unavailable");
      assertThat(application.get("/api/clicks/log").statusCode()).isEqualTo(503);
    } finally {
      stack.startDatabase();
    }
    await().until(() -> application.get(path).statusCode() == 200);
  }

  private Instant at(long minute) {
    return hour.plus(Duration.ofMinutes(minute));
  }

  private void cell(CounterName counter, long epoch, int revision, int partition, long clicks) {
    consumer.sql(
        "INSERT INTO counter_shard VALUES (?, ?, ?, 1, ?, ?, 1, NULL, NULL)",
        CounterId.of(counter).toBytes(),
        epoch,
        revision,
        partition,
        clicks);
  }

  private void minute(CounterName counter, long epoch, long minute, int partition, long clicks) {
    consumer.sql(
        "INSERT INTO counter_minute VALUES (?, ?, ?, 1, ?, ?)",
        CounterId.of(counter).toBytes(),
        epoch,
        at(minute).toEpochMilli(),
        partition,
        clicks);
  }

  private void rolledUp(CounterName counter, String table, Instant at, long clicks) {
    consumer.sql(
        "INSERT INTO " + table + " VALUES (?, 0, ?, 1, 0, ?)",
        CounterId.of(counter).toBytes(),
        at.toEpochMilli(),
        clicks);
  }

  private JsonNode series(CounterName counter, String query) {
    var answer = application.get("/api/counters/%s/series?%s".formatted(counter, query));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    return read(answer);
  }

  private static List<Long> all(JsonNode body, String member) {
    return StreamSupport.stream(body.get("points").spliterator(), false)
        .map(point -> point.get(member).asLong())
        .toList();
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(answer.body(), e);
    }
  }
}
