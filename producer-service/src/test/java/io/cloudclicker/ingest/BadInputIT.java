package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.wire.ClickKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every row of the contract's bad input, over HTTP. None of it reaches the log.
class BadInputIT {

  private static final String JSON = "application/json";

  private static RunningProducer producer;

  private final Random random = new Random();

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1);
  }

  @AfterAll
  static void stop() {
    var stored = new LogReader(producer.topic()).all();
    producer.close();
    assertThat(stored).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                         | count",
        "{\"count\":null}           | count",
        "{\"count\":1.5}            | count",
        "{\"count\":1e3}            | count",
        "{\"count\":true}           | count",
        "{\"count\":\"many\"}       | count",
        "{\"count\":[1]}            | count",
        "{\"count\":9223372036854775808} | count",
        "{\"count\":1,\"count\":1}  | count",
        "{\"count\":1,\"epoch\":2}  | epoch",
      })
  void namesTheMember_onEveryRouteThatReadsACount(String body, String member) {
    for (var path : List.of("/count", "/api/counters/likes/clicks")) {
      var answer = producer.post(path, body);
      assertRefused(answer, 400);
      assertThat(JsonPath.<String>read(answer.body(), "$.member")).isEqualTo(member);
      assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(member);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "count=1", "[1]", "1", "{\"count\":1}{}", "{\"count\":1,}"})
  void refusesABodyThatIsNotOneJsonObject(String body) {
    assertRefused(producer.post("/count", body), 400);
    assertRefused(producer.post("/count/batch", body), 400);
  }

  @Test
  void refusesABodyThatIsNotUtf8() {
    byte[] latin = "{\"count\":1,\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(post("/count", JSON, BodyPublishers.ofByteArray(latin)), 400);
    byte[] wide = "{\"count\":1}".getBytes(StandardCharsets.UTF_16);
    assertRefused(post("/count", JSON, BodyPublishers.ofByteArray(wide)), 400);
  }

  @Test
  void answersInJson_evenWhenAMembersNameIsNoText() {
    var answer = producer.post("/count", "{\"count\":1,\"\\ud800\\u0000\":1}");
    assertRefused(answer, 400);
    assertThat(JsonPath.<String>read(answer.body(), "$.member")).isEqualTo("??");
  }

  @Test
  void refusesABodyOfMoreThan4Kibibytes_announcedOrNot() {
    var fits = "{\"count\":1.5}" + " ".repeat(4_096 - 13);
    var tooLong = fits + " ";
    for (var path : List.of("/count", "/click", "/api/counters/likes/clicks")) {
      assertRefused(producer.post(path, tooLong), 413);
      assertRefused(post(path, JSON, chunked(tooLong)), 413);
      assertRefused(producer.post(path, fits), 400);
      assertRefused(post(path, JSON, chunked(fits)), 400);
    }
  }

  @Test
  void refusesABatchOfMoreThan256Kibibytes_announcedOrNot() {
    var fits = "{\"clicks\":[{}]}" + " ".repeat(256 * 1_024 - 15);
    assertThat(producer.post("/count/batch", fits).statusCode()).isEqualTo(207);
    assertRefused(producer.post("/count/batch", fits + " "), 413);
    assertRefused(post("/count/batch", JSON, chunked(fits + " ")), 413);
  }

  @Test
  void doesNotUnpackABody() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
      gzip.write("{\"count\":1}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(packed.size()).isLessThan(4_096);
    var body = BodyPublishers.ofByteArray(packed.toByteArray());
    var request =
        producer.request("/count", "Content-Type", JSON, "Content-Encoding", "gzip").POST(body);
    assertRefused(producer.send(request.build()), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/xml",
        "application/vnd.clicks+json",
        "application/json; charset=utf-16",
        "application/json; charset=none",
        "json",
        "*/*"
      })
  void refusesAWrongMediaType(String type) {
    for (var path : List.of("/count", "/count/batch", "/api/counters/likes/clicks")) {
      assertRefused(post(path, type, BodyPublishers.ofString("{\"count\":1}")), 415);
    }
  }

  @Test
  void refusesABodyWithoutAMediaType() {
    var request = producer.request("/count").POST(BodyPublishers.ofString("{\"count\":1}"));
    assertRefused(producer.send(request.build()), 415);
  }

  @Test
  void refusesABodyOfPostClick() {
    assertRefused(producer.post("/click", "{\"count\":1}"), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "4f6d9d9e-3c1c-4c43-9d5e-0a3b1a2c3d4e",
        "019376f0b6c87cc397ae8a8f0d4d0a10",
        "\"019376f0-b6c8-7cc3-97ae-8a8f0d4d0a10\"",
        "019376f0-b6c8-7cc3-97ae-8a8f0d4d0a10,019376f0-b6c8-7cc3-97ae-8a8f0d4d0a10",
        "019376f0-b6c8-7cc3-07ae-8a8f0d4d0a10"
      })
  void refusesAKeyThatIsNoUuidv7(String key) {
    var header = Map.of("Idempotency-Key", key);
    for (var answer :
        List.of(
            producer.post("/count", "{\"count\":1}", "Idempotency-Key", key),
            producer.post("/click", header),
            producer.post("/api/counters/likes/clicks", header))) {
      assertRefused(answer, 400);
      assertThat(JsonPath.<String>read(answer.body(), "$.member")).isEqualTo("Idempotency-Key");
    }
  }

  @Test
  void refusesTwoKeys() {
    var key = key(0).toString();
    var answer =
        producer.post("/count", "{\"count\":1}", "Idempotency-Key", key, "Idempotency-Key", key);
    assertRefused(answer, 400);
  }

  @Test
  void refusesAKeyOfTheWholeBatch() {
    var answer =
        producer.post(
            "/count/batch", "{\"clicks\":[{\"count\":1}]}", "Idempotency-Key", key(0).toString());
    assertRefused(answer, 400);
    assertThat(JsonPath.<String>read(answer.body(), "$.member")).isEqualTo("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(longs = {-601_000, -86_400_000, 62_000, 86_400_000})
  void sendsAKeyOfAnotherTimeToItsFate(long aheadMillis) {
    long before = System.currentTimeMillis();
    var key = key(aheadMillis).toString();
    var answer = producer.post("/count", "{\"count\":1}", "Idempotency-Key", key);
    assertRefused(answer, 422);
    assertThat(JsonPath.<String>read(answer.body(), "$.retry")).isEqualTo("ask");
    var serverTime = Instant.parse(JsonPath.read(answer.body(), "$.server_time"));
    assertThat(serverTime.toEpochMilli()).isBetween(before, System.currentTimeMillis());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"clicks\":[]}",
        "{\"clicks\":7}",
        "{}",
        "{\"clicks\":[{\"count\":1}],\"counter\":\"likes\"}",
        "{\"clicks\":[{\"count\":1}]"
      })
  void refusesTheWholeBatch_whenItIsNoListOfClicks(String body) {
    assertRefused(producer.post("/count/batch", body), 400);
  }

  @Test
  void refusesTheWholeBatch_ofMoreThanAThousandClicks() {
    var clicks = "{\"count\":1},".repeat(1_000) + "{\"count\":1}";
    assertRefused(producer.post("/count/batch", "{\"clicks\":[" + clicks + "]}"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "No-Name", "a%20b", "x;y=1%E2%82%AC", "%F0%9F%91%8D"})
  void knowsNoSuchCounter(String name) {
    assertRefused(producer.post("/api/counters/" + name + "/clicks", Map.of()), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%ff", "a%2Fb", "a%5Cb"})
  void refusesAPathThatIsNone(String name) {
    assertRefused(producer.post("/api/counters/" + name + "/clicks", Map.of()), 400);
  }

  @Test
  void refusesWhoMayNotPress() {
    assertRefused(producer.post("/api/counters/users/clicks", Map.of()), 401);
    var noToken = producer.post("/api/counters/tokens/clicks", Map.of());
    assertRefused(noToken, 401);
    assertThat(noToken.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    var wrong = Map.of("Authorization", "Bearer guessed");
    assertRefused(producer.post("/api/counters/tokens/clicks", wrong), 401);
    var evil = Map.of("Origin", "https://evil.example");
    assertRefused(producer.post("/api/counters/blog/clicks", evil), 403);
  }

  @Test
  void asksToComeAgain_whenTheCounterCannotBeKnown() {
    var answer = producer.post("/api/counters/away/clicks", Map.of());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(JsonPath.<String>read(answer.body(), "$.outcome")).isEqualTo("not_stored");
    assertThat(JsonPath.<String>read(answer.body(), "$.retry")).isEqualTo("fresh");
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void saysThatTheOutcomeIsUnknown_andNothingElse_whenItIsOurFault() {
    var answer = producer.post("/api/counters/broken/clicks", Map.of());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(JsonPath.<String>read(answer.body(), "$.outcome")).isEqualTo("unknown");
    assertThat(answer.body()).doesNotContain("Exception", "a bug", "io.cloudclicker.");
  }

  @Test
  void refusesOtherMethods_andOtherPaths_asProblems() {
    assertRefused(producer.send(producer.request("/count").DELETE().build()), 405);
    assertRefused(producer.get("/no/such/path"), 404);
    assertRefused(producer.get("/count/"), 404);
    assertRefused(producer.get("/error"), 404);
  }

  @Test
  void storesNoClick_forWhichNoAnswerWouldDo() {
    var answer = producer.post("/count", "{\"count\":1.5}", "Accept", "image/png");
    assertRefused(answer, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /count%2 HTTP/1.1",
        "POST /count%2Fbatch HTTP/1.1",
        "POST /api/counters/a%2Fb/clicks HTTP/1.1",
        "POST /api/counters/%zz/clicks HTTP/1.1",
        "POST /api/counters//clicks HTTP/1.1",
        "POST /count?%zz=% HTTP/1.1",
        "POST /../../etc/passwd HTTP/1.1",
        "POST /count|x HTTP/1.1",
        "POST /\\count HTTP/1.1",
        "POST count HTTP/1.1",
        "POST /count;a=b;c HTTP/1.1",
        "POST http://other.example/count HTTP/1.1",
        "PO ST /count HTTP/1.1",
        "TRACE /count HTTP/1.1",
        "CLICK /count HTTP/1.1",
        "POST /count HTTP/9.9",
        "GARBAGE"
      })
  void neverAnswersA5xx_toAMalformedCall(String line) {
    var status =
        producer.raw(
            line,
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: 0",
            "Connection: close",
            "",
            "");
    assertThat(status).matches("HTTP/1.1 (4..|505) .*");
  }

  @Test
  void neverAnswersA5xx_toHeadersWithoutMeasure() {
    var huge = "X-Much: " + "x".repeat(100_000);
    assertThat(producer.raw("POST /count HTTP/1.1", "Host: localhost", huge, "", ""))
        .contains(" 4");
    var many = "X-Many: y\r\n".repeat(2_000).strip();
    assertThat(producer.raw("POST /count HTTP/1.1", "Host: localhost", many, "", ""))
        .contains(" 4");
    assertThat(producer.raw("POST /count HTTP/1.1", "", "")).contains(" 400");
    assertThat(producer.raw("POST /count HTTP/1.1", "Host: a", "Host: b", "", "")).contains(" 400");
  }

  @Test
  void neverAnswersA5xx_toABodyThatBreaksOff() {
    var head = List.of("POST /count HTTP/1.1", "Host: localhost", "Content-Type: application/json");
    assertThat(raw(head, "Content-Length: 50", "", "{\"count\":")).doesNotContain(" 5");
    assertThat(raw(head, "Content-Length: -1", "", "{")).contains(" 400");
    assertThat(raw(head, "Transfer-Encoding: chunked", "", "zz", "{}")).contains(" 400");
    assertThat(raw(head, "Transfer-Encoding: what", "", "{}")).doesNotContain(" 500");
  }

  private static String raw(List<String> head, String... rest) {
    var lines = new ArrayList<>(head);
    lines.addAll(List.of(rest));
    return producer.raw(lines.toArray(String[]::new));
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(JsonPath.<String>read(answer.body(), "$.outcome")).isEqualTo("invalid");
    assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
  }

  private static HttpResponse<String> post(String path, String type, BodyPublisher body) {
    return producer.send(producer.request(path, "Content-Type", type).POST(body).build());
  }

  private static BodyPublisher chunked(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private ClickKey key(long aheadMillis) {
    return ClickKey.at(System.currentTimeMillis() + aheadMillis, random);
  }
}
