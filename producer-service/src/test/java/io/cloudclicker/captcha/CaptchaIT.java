package io.cloudclicker.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.account.Visitor;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.ClickKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Challenges of the whole service: one instance that asks for them, another that knows the same
/// keys, and one as it is by default. Each test is somebody else, by an address of its own.
class CaptchaIT {

  private static final Stack STACK = Stack.shared();
  private static final String COUNT = "{\"count\":1}";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @TempDir private static Path keys;
  private static RunningProducer producer;
  private static RunningProducer other;
  private static RunningProducer without;

  private final String address = "198.18.0." + ADDRESSES.incrementAndGet();
  private final Random random = new Random();

  @BeforeAll
  static void start() {
    STACK.flushRedis();
    producer = asking();
    other = asking();
    without = RunningProducer.ready(1, "--clicker.limit.address=2/24h");
  }

  private static RunningProducer asking() {
    return RunningProducer.ready(
        1,
        "--clicker.keys.folder=" + keys,
        "--clicker.captcha.registration=true",
        "--clicker.captcha.clicks=true",
        "--clicker.captcha.difficulty=1000",
        "--clicker.limit.address=2/24h",
        "--clicker.limit.counter=100/24h");
  }

  @AfterAll
  static void stop() {
    producer.close();
    other.close();
    without.close();
  }

  @Test
  void nobodyIsAsked_byDefault() {
    assertThat(type(without.get("/api/challenge"))).isEqualTo("no-challenge");
    assertThat(register(without).statusCode()).isEqualTo(201);
    exhaust(without, "/count");
    var refused = press(without, "/count", "Captcha", solution());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(type(refused)).isEqualTo("over-limit");
    assertThat(refused.body()).doesNotContain("challenge");
  }

  @Test
  void aChallengeIsKeptByNobodyOnItsWay() {
    var answer = producer.get("/api/challenge", "Origin", "https://blog.example");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  void registersWhoShowsASolution_once() {
    var missing = register(producer);
    assertThat(missing.statusCode()).isEqualTo(403);
    assertThat(type(missing)).isEqualTo("captcha-required");
    assertThat(JsonPath.<String>read(missing.body(), "$.challenge")).isEqualTo("/api/challenge");
    assertThat(JsonPath.<String>read(missing.body(), "$.outcome")).isEqualTo("invalid");
    var solution = solution();
    assertThat(register(producer, "Captcha", solution).statusCode()).isEqualTo(201);
    assertThat(type(register(producer, "Captcha", solution))).isEqualTo("captcha-used");
    assertThat(type(register(producer, "Captcha", "garbage"))).isEqualTo("captcha-wrong");
    assertThat(type(register(producer, "Captcha", solution(), "Captcha", solution())))
        .isEqualTo("captcha-wrong");
  }

  @Test
  void refusesWhatAnotherInstanceTook() {
    // An instance that lost sight of Redis in another test looks for it again after a second.
    await()
        .untilAsserted(
            () -> {
              var solution = solution();
              assertThat(register(other, "Captcha", solution).statusCode()).isEqualTo(201);
              var again = register(producer, "Captcha", solution);
              assertThat(again.statusCode()).isEqualTo(403);
              assertThat(type(again)).isEqualTo("captcha-used");
            });
  }

  @Test
  void aSolutionLetsOneClickThrough_whoseAddressIsOverItsLimit() {
    exhaust(producer, "/count");
    var missing = press(producer, "/count");
    assertThat(missing.statusCode()).isEqualTo(429);
    assertThat(type(missing)).isEqualTo("over-limit");
    assertThat(JsonPath.<String>read(missing.body(), "$.challenge")).isEqualTo("/api/challenge");
    assertThat(JsonPath.<String>read(missing.body(), "$.detail")).contains("solved challenge");
    assertThat(missing.headers().firstValue("Retry-After")).isPresent();
    var solution = solution();
    assertThat(press(producer, "/count", "Captcha", solution).statusCode()).isEqualTo(202);
    var used = press(producer, "/count", "Captcha", solution);
    assertThat(used.statusCode()).isEqualTo(429);
    assertThat(type(used)).isEqualTo("captcha-used");
    assertThat(JsonPath.<String>read(used.body(), "$.outcome")).isEqualTo("not_stored");
    assertThat(used.headers().firstValue("RateLimit-Policy")).isPresent();
    assertThat(type(press(producer, "/count", "Captcha", "garbage"))).isEqualTo("captcha-wrong");
  }

  @Test
  void isNotUsedUp_whereTheAddressIsWithinItsLimit() {
    var solution = solution();
    assertThat(press(producer, "/count", "Captcha", solution).statusCode()).isEqualTo(202);
    assertThat(press(producer, "/count", "Captcha", solution).statusCode()).isEqualTo(202);
    assertThat(press(producer, "/count", "Captcha", solution).statusCode()).isEqualTo(202);
    assertThat(type(press(producer, "/count", "Captcha", solution))).isEqualTo("captcha-used");
  }

  @Test
  void letsOneClickOfABatchThrough() {
    exhaust(producer, "/count");
    var answer = batch(3, "Captcha", solution());
    assertThat(JsonPath.<List<Integer>>read(answer.body(), "$.results[*].status"))
        .containsExactly(202, 429, 429);
  }

  @Test
  void doesNotHelpAgainstTheCountersLimit() {
    var likes = "/api/counters/likes/clicks";
    var person = Visitor.machine(producer).token();
    while (press(producer, likes, "Authorization", "Bearer " + person).statusCode() == 202) {
      // until the counter is full
    }
    exhaust(producer, "/count");
    var refused = press(producer, likes, "Captcha", solution());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(JsonPath.<String>read(refused.body(), "$.policy")).isEqualTo("counter");
    assertThat(refused.body()).doesNotContain("challenge");
  }

  @Test
  void isGoodOnceAtThisInstance_whileRedisHangs() {
    var solution = solution();
    STACK.pauseRedis();
    try {
      assertThat(register(producer, "Captcha", solution).statusCode()).isEqualTo(201);
      assertThat(type(register(producer, "Captcha", solution))).isEqualTo("captcha-used");
    } finally {
      STACK.resumeRedis();
    }
  }

  private static String solution() {
    return Solver.solve(Solver.read(producer.get("/api/challenge").body()));
  }

  private HttpResponse<String> register(RunningProducer at, String... headers) {
    var all = Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers));
    return at.post(
        "/api/register", new Visitor(at).credentials(Visitor.PASSWORD), all.toArray(String[]::new));
  }

  private HttpResponse<String> press(RunningProducer at, String path, String... headers) {
    var all = Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers));
    return at.post(path, COUNT, all.toArray(String[]::new));
  }

  private void exhaust(RunningProducer at, String path) {
    assertThat(press(at, path).statusCode()).isEqualTo(202);
    assertThat(press(at, path).statusCode()).isEqualTo(202);
  }

  private HttpResponse<String> batch(int clicks, String... headers) {
    var all = Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers));
    var body =
        IntStream.range(0, clicks)
            .mapToObj(_ -> ClickKey.at(System.currentTimeMillis(), random))
            .map("{\"count\":1,\"counter\":\"global\",\"id\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "{\"clicks\":[", "]}"));
    return producer.post("/count/batch", body, all.toArray(String[]::new));
  }

  private static String type(HttpResponse<String> answer) {
    return JsonPath.<String>read(answer.body(), "$.type").replace("urn:cloudclicker:problem:", "");
  }
}
