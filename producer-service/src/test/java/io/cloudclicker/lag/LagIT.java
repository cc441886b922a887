package io.cloudclicker.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lag over HTTP, on a real log and a real database. No consumer runs; where one would have
/// counted, its row is written by hand.
class LagIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Stack STACK = Stack.shared();

  private RunningProducer producer;

  @BeforeEach
  void start() {
    producer = RunningProducer.ready(1, "--clicker.lag.stale=3s");
  }

  @AfterEach
  void stop() {
    producer.close();
  }

  @Test
  void isNothing_beforeTheFirstClick() {
    var lag = awaitLag(it -> true);
    assertThat(number(lag, "$.records")).isZero();
    assertThat(number(lag, "$.seconds")).isZero();
    assertThat(number(lag, "$.seconds_to_drain")).isZero();
    assertThat(JsonPath.<List<Object>>read(lag, "$.partitions")).hasSize(1);
  }

  @Test
  void growsBySecondsWithoutAnyConsumer_andTheMetricsSayTheSame() {
    long beforeMillis = System.currentTimeMillis();
    press(3);
    var lag = awaitLag(it -> number(it, "$.records") == 3 && number(it, "$.seconds") >= 2);
    assertThat(number(lag, "$.seconds")).isLessThanOrEqualTo(secondsSince(beforeMillis));
    assertThat(number(lag, "$.clicks")).isEqualTo(3);
    assertThat(number(lag, "$.partitions[0].log_end")).isEqualTo(3);
    assertThat(number(lag, "$.partitions[0].applied")).isZero();
    assertThat(JsonPath.<Object>read(lag, "$.seconds_to_drain")).isNull();
    assertThat(metric("clicker_lag_records{partition=\"0\"}")).isEqualTo(3);
    assertThat(metric("clicker_lag_seconds{partition=\"0\"}"))
        .isGreaterThanOrEqualTo(number(lag, "$.seconds"));
    assertThat(metric("clicker_lag_drain_seconds")).isInfinite();
  }

  @Test
  void isTheAgeOfTheNextClick_onceSomeAreCounted() throws SQLException {
    press(1);
    awaitLag(it -> number(it, "$.seconds") >= 2);
    long beforeMillis = System.currentTimeMillis();
    press(1);
    counted(1);
    var lag =
        awaitLag(
            it ->
                number(it, "$.partitions[0].log_end") == 2
                    && number(it, "$.partitions[0].applied") == 1);
    assertThat(number(lag, "$.seconds")).isLessThanOrEqualTo(secondsSince(beforeMillis));
  }

  @Test
  void isNothing_onAQuietTopicThatIsCounted() throws SQLException {
    press(2);
    awaitLag(it -> number(it, "$.seconds") >= 1);
    counted(2);
    var lag = awaitLag(it -> number(it, "$.records") == 0);
    assertThat(number(lag, "$.seconds")).isZero();
    assertThat(number(lag, "$.seconds_to_drain")).isZero();
  }

  @Test
  void namesWhatRetentionDeletedBeforeItWasCounted() throws Exception {
    press(3);
    try (var admin = Admin.create(Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()))) {
      var first = new TopicPartition(producer.topic(), 0);
      admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(2))).all().get();
    }
    var lag = awaitLag(it -> number(it, "$.lost") == 2);
    assertThat(number(lag, "$.records")).isEqualTo(3);
    assertThat(JsonPath.<Object>read(lag, "$.seconds")).isNotNull();
    assertThat(metric("clicker_lag_lost_records")).isEqualTo(2);
  }

  @Test
  void goesOn_whileMySqlHangs_andTellsAsOfWhen() {
    press(1);
    var before = awaitLag(it -> number(it, "$.records") == 1);
    STACK.pauseDatabase();
    try {
      press(1);
      var during = awaitLag(it -> number(it, "$.records") == 2 && number(it, "$.seconds") >= 4);
      assertThat(JsonPath.<String>read(during, "$.as_of"))
          .isGreaterThanOrEqualTo(JsonPath.<String>read(before, "$.as_of"));
    } finally {
      STACK.resumeDatabase();
    }
  }

  @Test
  void answers503_whenKafkaHasNotToldForTooLong_andComesBack() {
    awaitLag(it -> true);
    STACK.pauseBroker();
    try {
      var refusal = await().atMost(LIMIT).until(this::get, it -> it.statusCode() == 503);
      assertThat(JsonPath.<String>read(refusal.body(), "$.runbook")).contains("kafka-away");
      assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
    } finally {
      STACK.resumeBroker();
    }
    awaitLag(it -> true);
  }

  @Test
  void isForOwnersOnly() {
    assertThat(producer.get("/api/ops/lag").statusCode()).isEqualTo(401);
    assertThat(producer.get("/api/ops/lag", "Authorization", "Bearer no").statusCode())
        .isEqualTo(401);
  }

  private void press(int times) {
    for (int time = 0; time < times; time++) {
      assertThat(producer.post("/count", "{\"count\":1}").statusCode()).isEqualTo(202);
    }
  }

  private void counted(long nextOffset) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO partition_progress VALUES (1, 0, %d, 0, 0, 0, 0)".formatted(nextOffset));
    }
  }

  private String awaitLag(Predicate<String> wanted) {
    return await()
        .atMost(LIMIT)
        .until(this::get, it -> it.statusCode() == 200 && wanted.test(it.body()))
        .body();
  }

  private HttpResponse<String> get() {
    return producer.get("/api/ops/lag", "Authorization", "Bearer " + RunningProducer.TOKEN);
  }

  private static double secondsSince(long millis) {
    return (System.currentTimeMillis() - millis) / 1_000.0;
  }

  /// NaN where it is null.
  private static double number(String json, String path) {
    Number found = JsonPath.read(json, path);
    return found == null ? Double.NaN : found.doubleValue();
  }

  private double metric(String series) {
    return producer
        .metrics()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1).replace("+Inf", "Infinity"))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + series));
  }
}
