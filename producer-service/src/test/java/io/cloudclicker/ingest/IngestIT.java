package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Clicks over HTTP, and what is in Kafka afterwards.
class IngestIT {

  private static final int PARTITIONS = 3;
  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  private static final CounterId LIKES = CounterId.of(new CounterName("likes"));

  private static RunningProducer producer;

  private final Random random = new Random();

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(PARTITIONS);
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void aClickIsInTheLog_whenItIsAccepted() {
    var key = key();
    long begun = System.currentTimeMillis();
    var answer =
        producer.post("/count", "{\"count\":1700000000}", "Idempotency-Key", key.toString());
    var click = new LogReader(producer.topic()).at(accepted(answer));
    assertThat(click.counter()).isEqualTo(GLOBAL);
    assertThat(click.key()).isEqualTo(key);
    assertThat(click.value()).isEqualTo(1_700_000_000);
    assertThat(click.epoch()).isEqualTo(7);
    assertThat(click.madeAtMillis()).isBetween(begun, System.currentTimeMillis());
    assertThat(JsonPath.<String>read(answer.body(), "$.id")).isEqualTo(key.toString());
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aClickWithoutAKeyIsTracedByAnIdThatIsNoKey() {
    var answer = producer.post("/count", "{\"count\":\"-5\"}");
    assertThat(new LogReader(producer.topic()).at(accepted(answer)).key()).isNull();
    var id = UUID.fromString(JsonPath.read(answer.body(), "$.id"));
    assertThat(id.version()).isEqualTo(4);
  }

  @Test
  void theSameKeyGoesToTheSamePartition_onWhateverRoute() {
    var key = key();
    int partition = Utils.toPositive(Utils.murmur2(key.toBytes())) % PARTITIONS;
    var header = Map.of("Idempotency-Key", key.toString());
    var batch = "{\"clicks\":[{\"id\":\"" + key + "\",\"count\":1}]}";
    assertThat(
            List.of(
                accepted(producer.post("/click", header)).partition(),
                accepted(producer.post("/api/counters/likes/clicks", header)).partition(),
                accepted(
                        producer.post("/count", "{\"count\":1}", "Idempotency-Key", key.toString()))
                    .partition(),
                receipt(producer.post("/count/batch", batch), 0).partition()))
        .containsOnly(partition);
  }

  @Test
  void aClickOfPostClickHasTheSecondOfItsKey() {
    var key = ClickKey.at(System.currentTimeMillis() - 90_000, random);
    var answer = producer.post("/click", Map.of("Idempotency-Key", key.toString()));
    assertThat(JsonPath.<String>read(answer.body(), "$.message")).isEqualTo("Increment queued");
    var click = new LogReader(producer.topic()).at(accepted(answer));
    assertThat(click.value()).isEqualTo(key.timeMillis() / 1_000);
  }

  @Test
  void aNamedCounterIsPressed_withAndWithoutABody() {
    long second = System.currentTimeMillis() / 1_000;
    var reader = new LogReader(producer.topic());
    var bare = reader.at(accepted(producer.post("/api/counters/likes/clicks", Map.of())));
    assertThat(bare.counter()).isEqualTo(LIKES);
    assertThat(bare.value()).isBetween(second, second + 30);
    var answer = producer.post("/api/counters/likes/clicks", "{\"count\":9}");
    assertThat(reader.at(accepted(answer)).value()).isEqualTo(9);
  }

  @Test
  void aBatchIsAccepted_whenEveryClickIs_andSharesRecords() {
    var clicks = IntStream.range(0, 30).mapToObj("{\"count\":%d}"::formatted).toList();
    var answer = producer.post("/count/batch", batch(clicks));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    var reader = new LogReader(producer.topic());
    assertThat(reader.clicksBeside(receipt(answer, 0))).isEqualTo(30);
    assertThat(reader.at(receipt(answer, 29)).value()).isEqualTo(29);
  }

  @Test
  void aBatchTellsOfEachClick_whatBecameOfIt() {
    var key = key();
    var old = ClickKey.at(System.currentTimeMillis() - 700_000, random);
    var answer =
        producer.post(
            "/count/batch",
            batch(
                List.of(
                    "{\"count\":1,\"id\":\"" + key + "\",\"counter\":\"likes\"}",
                    "{\"count\":1.5,\"id\":\"" + key + "\"}",
                    "{\"count\":1,\"counter\":\"nobody\"}",
                    "{\"count\":1,\"id\":\"" + old + "\"}",
                    "{\"count\":1,\"counter\":\"users\"}",
                    "{\"count\":1,\"counter\":\"away\"}")));
    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(JsonPath.<List<Integer>>read(answer.body(), "$.results[*].status"))
        .containsExactly(202, 400, 404, 422, 401, 503);
    assertThat(JsonPath.<String>read(answer.body(), "$.results[0].id")).isEqualTo(key.toString());
    assertThat(JsonPath.<String>read(answer.body(), "$.results[1].member")).isEqualTo("count");
    assertThat(JsonPath.<String>read(answer.body(), "$.results[3].retry")).isEqualTo("ask");
    assertThat(JsonPath.<String>read(answer.body(), "$.results[5].outcome"))
        .isEqualTo("not_stored");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    assertThat(new LogReader(producer.topic()).at(receipt(answer, 0)).counter()).isEqualTo(LIKES);
  }

  @Test
  void aBatchMayHoldAKeyTwice_theLogCountsTheFirst() {
    var key = key();
    var click = "{\"count\":1,\"id\":\"" + key + "\"}";
    var answer = producer.post("/count/batch", batch(List.of(click, click)));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(receipt(answer, 1).index()).isEqualTo(receipt(answer, 0).index() + 1);
  }

  @Test
  void aBatchPlacesItsClicksInTime() {
    var answer =
        producer.post(
            "/count/batch",
            batch(List.of("{\"count\":1,\"at\":\"" + Instant.ofEpochMilli(anHourAgo()) + "\"}")));
    Click click = new LogReader(producer.topic()).at(receipt(answer, 0));
    assertThat(click.madeAtMillis()).isLessThan(System.currentTimeMillis() - 3_000_000);
  }

  @Test
  void anyPageMayPressAndRead_withoutCredentials() {
    var preflight =
        producer.send(
            producer
                .request(
                    "/count",
                    "Origin",
                    "https://blog.example",
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "content-type,idempotency-key,traceparent")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Idempotency-Key", "Content-Type", "traceparent");
    var answer = producer.post("/count", "{\"count\":1}", "Origin", "https://blog.example");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("Retry-After", "RateLimit");
  }

  @Test
  void noPageMayChangeCounters_fromAnotherOrigin() {
    var preflight =
        producer.send(
            producer
                .request(
                    "/api/counters/likes",
                    "Origin",
                    "https://blog.example",
                    "Access-Control-Request-Method",
                    "DELETE")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aCounterForTokensIsPressedWithTheToken() {
    var bearer = Map.of("Authorization", "Bearer " + RunningProducer.TOKEN);
    accepted(producer.post("/api/counters/tokens/clicks", bearer));
  }

  @Test
  void theRootAnswersNothing_andHealthSaysUp() {
    assertThat(producer.get("/").statusCode()).isEqualTo(200);
    assertThat(producer.get("/").body()).isEmpty();
    var health = producer.get("/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(JsonPath.<String>read(health.body(), "$.status")).isEqualTo("UP");
    assertThat(JsonPath.<String>read(health.body(), "$.hostname")).isNotBlank();
  }

  private static long anHourAgo() {
    return System.currentTimeMillis() - 3_600_000;
  }

  private static String batch(List<String> clicks) {
    return "{\"clicks\":[" + String.join(",", clicks) + "]}";
  }

  private static Receipt accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("queued");
    return Receipt.parse(JsonPath.read(answer.body(), "$.receipt")).orElseThrow();
  }

  private static Receipt receipt(HttpResponse<String> answer, int place) {
    var path = "$.results[" + place + "].receipt";
    return Receipt.parse(JsonPath.read(answer.body(), path)).orElseThrow();
  }

  private ClickKey key() {
    return ClickKey.at(System.currentTimeMillis(), random);
  }
}
