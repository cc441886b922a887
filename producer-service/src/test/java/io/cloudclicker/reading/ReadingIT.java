package io.cloudclicker.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Totals over HTTP, from real stores: one instance and another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack = Stack.shared();
  private final ConsumerByHand consumer = new ConsumerByHand(stack);
  private final ReadingApplication one = start(Map.of());
  private final ReadingApplication other = start(Map.of());

  @BeforeAll
  void begin() {
    consumer.beginLog();
    await().until(() -> subscribers() == 2);
  }

  @AfterAll
  void close() {
    one.close();
    other.close();
    consumer.close();
  }

  @Test
  void tellsTheTotal_asTheContractSays() {
    long began = System.currentTimeMillis();
    var notice = consumer.press(CounterName.GLOBAL, 0, 3);
    measured(one);

    var body = json(one.get("/count?after=" + consumer.applied() + "&wait=5s"));

    assertThat(body.fieldNames())
        .toIterable()
        .containsExactly(
            "count",
            "latest",
            "latest_string",
            "hostname",
            "as_of",
            "lag_ms",
            "stale",
            "epoch",
            "revision",
            "applied",
            "included");
    assertThat(body.get("count").asLong()).isEqualTo(3);
    assertThat(body.get("latest").asLong()).isEqualTo(notice.to() - 1);
    assertThat(body.get("latest_string").asText()).isEqualTo("" + (notice.to() - 1));
    assertThat(Instant.parse(body.get("as_of").asText()).toEpochMilli())
        .isGreaterThanOrEqualTo(began);
    assertThat(body.get("lag_ms").asLong()).isBetween(0L, 5_000L);
    assertThat(body.get("stale").asBoolean()).isFalse();
    assertThat(Applied.parse(body.get("applied").asText())).contains(consumer.applied());
    assertThat(body.get("included").asBoolean()).isTrue();
    assertThat(json(one.get("/counter")).toString()).isEqualTo("{\"counter\":3}");
  }

  @Test
  void tellsNoLatest_andNoIncluded() {
    var body = json(one.get("/api/counters/quiet"));

    assertThat(body.get("count").asLong()).isZero();
    assertThat(body.get("latest").isNull()).isTrue();
    assertThat(body.get("latest_string").isNull()).isTrue();
    assertThat(body.has("included")).isFalse();
  }

  @Test
  void isNeverStored_andAnswersHead() {
    var head =
        HttpRequest.newBuilder(one.uri("/count?unknown=1")).method("HEAD", BodyPublishers.noBody());

    for (var answer : List.of(one.get("/count"), one.send(head))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
      assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }
  }

  @Test
  void tellsLatestOf64Bits_asText() {
    var counter = new CounterName("big");
    consumer.press(counter, 0, 1);
    consumer.sql(
        "UPDATE counter_shard SET latest_value = ? WHERE counter_id = ?",
        Long.MIN_VALUE,
        CounterId.of(counter).toBytes());

    var body = json(one.get("/api/counters/big"));

    assertThat(body.get("latest").asLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(body.get("latest_string").asText()).isEqualTo("-9223372036854775808");
  }

  @Test
  void followsNotices_withoutAskingMySql() {
    var counter = new CounterName("noticed");
    consumer.press(counter, 0, 1);
    assertThat(count(one, counter)).isEqualTo(1);
    long before = one.queries();

    long began = System.nanoTime();
    for (int press = 2; press <= 50; press++) {
      consumer.press(counter, press % 2, 1);
      assertThat(includedCount(one, counter)).isEqualTo(press);
    }

    assertThat(one.queries() - before).isLessThanOrEqualTo(turns(began, Duration.ofSeconds(1)));
  }

  @Test
  void includesWhatAnotherInstanceHasTold() {
    var counter = new CounterName("told");
    for (int press = 1; press <= 20; press++) {
      consumer.commit(counter, press % 2, 1);
      var told = includedBody(one, counter);
      var path = "/api/counters/told?wait=5s&after=" + told.get("applied").asText();
      var body = json(other.get(path));
      assertThat(body.get("included").asBoolean()).isTrue();
      assertThat(body.get("count").asLong()).isEqualTo(press);
    }
  }

  @Test
  void includesEveryReceipt() {
    var counter = new CounterName("receipts");
    var first = consumer.commit(counter, 0, 2);
    var second = consumer.commit(counter, 1, 2);
    var after =
        List.of(new Receipt(1, 0, first.from(), 0), new Receipt(1, 1, second.from() + 1, 7));

    var path = "/api/counters/receipts?wait=PT5S&after=" + after.get(0) + "&after=" + after.get(1);
    var body = json(one.get(path));

    assertThat(body.get("included").asBoolean()).isTrue();
    assertThat(body.get("count").asLong()).isEqualTo(4);
  }

  @Test
  void tellsWhatIsKnown_afterTheWait() {
    var notYet = new Receipt(1, 0, 1_000_000, 0);
    var noPartition = new Receipt(1, 77, 0, 0);
    for (var receipt : List.of(notYet, noPartition)) {
      long began = System.nanoTime();
      var body = json(one.get("/count?wait=300ms&after=" + receipt));
      assertThat(body.get("included").asBoolean()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    }
  }

  @Test
  void refusesWhatItCantRead() {
    var receipt = new Receipt(1, 0, 1, 0).toString();
    assertRefused("/count?after=", "after");
    assertRefused("/count?after=nonsense", "after");
    assertRefused("/count?after=" + receipt.substring(1), "after");
    assertRefused("/count?after=" + receipt + "," + receipt, "after");
    assertRefused("/count?" + "after=%s&".formatted(receipt).repeat(101), "after");
    assertRefused("/api/counters/any?after=x", "after");
    for (var wait :
        List.of("", "5001ms", "-1ms", "PT-1S", "soon", "9999999999999999999s", "1s&wait=1s")) {
      assertRefused("/count?wait=" + wait, "wait");
    }
  }

  private void assertRefused(String path, String member) {
    var answer = one.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(read(answer).get("member").asText()).isEqualTo(member);
    assertThat(read(answer).get("detail").asText()).startsWith(member);
    assertThat(read(answer).get("outcome").asText()).isEqualTo("invalid");
  }

  @Test
  void knowsNoOtherCounters() {
    for (var name : List.of("no-such", "NOT-A-NAME", "a%20b")) {
      var answer = one.get("/api/counters/" + name);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(read(answer).get("type").asText()).endsWith("unknown-counter");
    }
  }

  @Test
  void tellsWhatItRemembers_whenTheDirectoryIsAway() {
    var counter = new CounterName("remembered");
    consumer.press(counter, 0, 1);
    assertThat(count(one, counter)).isEqualTo(1);

    one.directoryAway(true);
    try {
      assertThat(count(one, counter)).isEqualTo(1);
      assertThat(one.get("/api/counters/never-told").statusCode()).isEqualTo(503);
    } finally {
      one.directoryAway(false);
    }
  }

  @Test
  void lags_whileNothingIsCounted() {
    var counter = new CounterName("lagging");
    consumer.press(counter, 0, 1);
    var offsets = consumer.applied().offsets();
    long then = System.currentTimeMillis();
    try (var lagging = start(Map.of())) {
      lagging.ends(new Ends(1, then, offsets));
      assertThat(includedBody(lagging, counter).get("as_of").asText())
          .isEqualTo(Instant.ofEpochMilli(then).toString());

      lagging.ends(new Ends(1, then + 1, List.of(offsets.get(0) + 1, offsets.get(1))));

      await().until(() -> json(lagging.get("/api/counters/lagging")).get("stale").asBoolean());
      var body = json(lagging.get("/api/counters/lagging"));
      assertThat(body.get("as_of").asText()).isEqualTo(Instant.ofEpochMilli(then).toString());
      assertThat(body.get("lag_ms").asLong()).isGreaterThan(5_000);
    }
  }

  @Test
  void tellsTheRightTotals_whenRedisIsFlushed() {
    var counter = new CounterName("flushed");
    for (int press = 1; press <= 30; press++) {
      consumer.press(counter, press % 2, 1);
      if (press % 3 == 0) {
        stack.flushRedis();
      }
      assertThat(includedCount(press % 2 == 0 ? one : other, counter)).isEqualTo(press);
    }
  }

  @Test
  void tellsTheRightTotals_whileRedisHangs() {
    var counter = new CounterName("hung");
    consumer.press(counter, 0, 1);
    assertThat(count(one, counter)).isEqualTo(1);
    stack.pauseRedis();
    try {
      for (int press = 2; press <= 10; press++) {
        consumer.commit(counter, press % 2, 1);
        assertThat(includedCount(one, counter)).isEqualTo(press);
      }
      assertThat(count(one, new CounterName("new-while-hung"))).isZero();
    } finally {
      stack.resumeRedis();
    }
    consumer.press(counter, 0, 1);
    assertThat(includedCount(one, counter)).isEqualTo(11);
  }

  @Test
  void hearsNoticesAgain_whenItsConnectionsWereCut() {
    var counter = new CounterName("cut");
    consumer.press(counter, 0, 1);
    assertThat(count(one, counter)).isEqualTo(1);

    consumer.cutConnections();

    consumer.press(counter, 0, 1);
    assertThat(includedCount(one, counter)).isEqualTo(2);
    await().until(() -> subscribers() == 2);
  }

  @Test
  void tellsTheRightTotals_withoutRedis() {
    var counter = new CounterName("alone");
    try (var alone = start(Map.of("spring.data.redis.port", 1))) {
      for (int press = 1; press <= 5; press++) {
        consumer.commit(counter, press % 2, 1);
        assertThat(includedCount(alone, counter)).isEqualTo(press);
      }
    }
  }

  @Test
  void asksMySqlOnceAnInterval_howeverManyRead() {
    consumer.press(new CounterName("crowded-1"), 0, 1);
    try (var cold = start(Map.of("clicker.reading.interval", "200ms"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long began = System.nanoTime();
      var answers =
          IntStream.range(0, 200)
              .mapToObj(n -> "/api/counters/crowded-" + n % 20)
              .map(path -> CompletableFuture.supplyAsync(() -> cold.get(path), threads))
              .toList();
      assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));

      assertThat(cold.queries()).isLessThanOrEqualTo(turns(began, Duration.ofMillis(200)) + 1);
    }
  }

  @Test
  void tellsTheLastKnown_markedStale_whileMySqlIsAway() {
    var counter = new CounterName("away");
    consumer.press(counter, 0, 1);
    neverLagging(one);
    assertThat(includedBody(one, counter).get("stale").asBoolean()).isFalse();
    stack.killDatabase();
    try {
      await().until(() -> json(one.get("/api/counters/away")).get("stale").asBoolean());
      long began = System.nanoTime();
      var body = json(one.get("/api/counters/away"));
      assertThat(body.get("count").asLong()).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertUnavailable(one.get("/api/counters/never-seen"));
    } finally {
      stack.startDatabase();
    }
    awaitFills("back-from-death");
    consumer.press(counter, 0, 1);
    await().until(() -> count(one, counter) == 2);
    assertThat(includedBody(one, counter).get("included").asBoolean()).isTrue();
  }

  @Test
  void tellsTheLastKnown_markedStale_whileMySqlHangs() {
    var counter = new CounterName("hanging");
    consumer.press(counter, 0, 1);
    neverLagging(one);
    assertThat(includedBody(one, counter).get("stale").asBoolean()).isFalse();
    stack.pauseDatabase();
    try {
      await().until(() -> json(one.get("/api/counters/hanging")).get("stale").asBoolean());
      long began = System.nanoTime();
      assertThat(count(one, counter)).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    } finally {
      stack.resumeDatabase();
    }
    awaitFills("back-from-sleep");
    consumer.press(counter, 0, 1);
    await().until(() -> count(one, counter) == 2);
  }

  @Test
  void knowsNothing_whenNoStoreWasEverThere() {
    try (var lost = start(Map.of("spring.datasource.url", "jdbc:mariadb://127.0.0.1:1/nowhere"))) {
      assertUnavailable(lost.get("/count"));
      assertUnavailable(lost.get("/counter"));
    }
  }

  @Test
  void documentsEveryStatus() {
    var paths = json(one.get("/v3/api-docs")).get("paths");

    assertThat(statuses(paths, "/count")).containsExactlyInAnyOrder("200", "400", "410", "503");
    assertThat(statuses(paths, "/counter")).containsExactlyInAnyOrder("200", "503");
    assertThat(statuses(paths, "/api/counters/{name}"))
        .containsExactlyInAnyOrder("200", "400", "401", "404", "410", "503");
    assertThat(paths.at("/~1count/get/parameters").findValuesAsText("name"))
        .containsExactlyInAnyOrder("after", "wait");
    assertThat(paths.at("/~1count/get/responses/200/content/application~1json/schema").toString())
        .contains("Count");
  }

  private static List<String> statuses(JsonNode paths, String path) {
    List<String> statuses = new ArrayList<>();
    paths.get(path).get("get").get("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).contains("1");
    assertThat(read(answer).get("type").asText()).endsWith("counts-unavailable");
    assertThat(read(answer).has("outcome")).isFalse();
  }

  private ReadingApplication start(Map<String, Object> given) {
    return ReadingApplication.start(stack, consumer.database, given);
  }

  private long subscribers() {
    return consumer.subscribers();
  }

  private void measured(ReadingApplication application) {
    var offsets = consumer.applied().offsets();
    application.ends(new Ends(1, System.currentTimeMillis(), offsets));
  }

  /// The pool of connections takes some seconds to try again.
  private void awaitFills(String counter) {
    for (var application : List.of(one, other)) {
      await().until(() -> application.get("/api/counters/" + counter).statusCode() == 200);
    }
  }

  /// So that only what nobody confirms is stale.
  private void neverLagging(ReadingApplication application) {
    var offsets = consumer.applied().offsets();
    application.ends(new Ends(1, System.currentTimeMillis() + 60_000, offsets));
  }

  private static long turns(long beganNanos, Duration interval) {
    return (System.nanoTime() - beganNanos) / interval.toNanos() + 1;
  }

  private static long count(ReadingApplication application, CounterName counter) {
    return json(application.get("/api/counters/" + counter)).get("count").asLong();
  }

  private long includedCount(ReadingApplication application, CounterName counter) {
    return includedBody(application, counter).get("count").asLong();
  }

  /// The total once it includes all that is counted.
  private JsonNode includedBody(ReadingApplication application, CounterName counter) {
    var path = "/api/counters/%s?wait=5s&after=%s".formatted(counter, consumer.applied());
    var body = json(application.get(path));
    assertThat(body.get("included").asBoolean()).isTrue();
    return body;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer);
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(answer.body(), e);
    }
  }
}
