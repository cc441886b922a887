package io.cloudclicker.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.account.Visitor;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.ClickKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Limits of the whole service. Each test is somebody else, by an address of its own; the rates are
/// so slow that nothing fills meanwhile.
class LimitsIT {

  private static final Stack STACK = Stack.shared();
  private static final String COUNT = "{\"count\":1}";
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private static RunningProducer producer;

  private final String address = "203.0.113." + NETWORKS.incrementAndGet();
  private final Random random = new Random();

  @BeforeAll
  static void start() {
    STACK.flushRedis();
    producer =
        RunningProducer.ready(
            1,
            "--clicker.limit.address=10/1h",
            "--clicker.limit.account=8/1h",
            "--clicker.limit.token=1500/1h",
            "--clicker.limit.counter=2000/24h",
            "--clicker.limit.registration=2/1h",
            "--clicker.limit.interval=20ms");
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void refusesWhatIsTooMuch_andSaysWhenToComeAgain() {
    for (int press = 0; press < 10; press++) {
      assertThat(press(address).statusCode()).isEqualTo(202);
    }
    var refused = press(address);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"address\";q=10;w=3600");
    assertThat(header(refused, "RateLimit")).matches("\"address\";r=0;t=3[0-9]{2}");
    assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(300L, 360L);
    assertThat(JsonPath.<String>read(refused.body(), "$.type"))
        .isEqualTo("urn:cloudclicker:problem:over-limit");
    assertThat(JsonPath.<String>read(refused.body(), "$.policy")).isEqualTo("address");
    assertThat(JsonPath.<String>read(refused.body(), "$.outcome")).isEqualTo("not_stored");
    assertThat(JsonPath.<String>read(refused.body(), "$.retry")).isEqualTo("fresh");
    assertThat(producer.metrics())
        .containsPattern("clicker_limited_total\\{[^}]*policy=\"address\"[^}]*} [1-9]");
  }

  @Test
  void aRefusedPressMayComeAgainWithItsKey() {
    exhaust(address);
    var key = ClickKey.at(System.currentTimeMillis(), random).toString();
    var refused = press(address, "Idempotency-Key", key);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(JsonPath.<String>read(refused.body(), "$.retry")).isEqualTo("same_key");
    assertThat(press(other(), "Idempotency-Key", key).statusCode()).isEqualTo(202);
  }

  @Test
  void oneAddressIsLimited_whateverWayItTakes() {
    exhaust(address);
    for (var path :
        List.of("/count", "/api/counters/likes/clicks", "/api/counters/global/clicks")) {
      assertThat(producer.post(path, COUNT, "X-Forwarded-For", address).statusCode())
          .as(path)
          .isEqualTo(429);
      assertThat(
              producer
                  .post(path.replace("count", "%63ount"), COUNT, "X-Forwarded-For", address)
                  .statusCode())
          .as(path)
          .isNotEqualTo(202);
    }
    var clicked =
        producer.send(
            producer
                .request("/click", "X-Forwarded-For", address)
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(clicked.statusCode()).isEqualTo(429);
  }

  @Test
  void aNetworkOfIPv6IsOneAddress() {
    int network = NETWORKS.incrementAndGet();
    for (int host = 1; host <= 10; host++) {
      assertThat(press("2001:db8:0:%x::%x".formatted(network, host)).statusCode()).isEqualTo(202);
    }
    assertThat(press("2001:db8:0:%x:ffff:ffff:ffff:ffff".formatted(network)).statusCode())
        .isEqualTo(429);
    assertThat(press("2001:db8:1:%x::1".formatted(network)).statusCode()).isEqualTo(202);
  }

  @Test
  void callersDoNotDisturbEachOther() {
    exhaust(address);
    assertThat(press(other()).statusCode()).isEqualTo(202);
    var person = Visitor.signedIn(producer, "USER");
    assertThat(press(address, "Authorization", "Bearer " + person.token()).statusCode())
        .isEqualTo(202);
  }

  @Test
  void aPersonIsLimited_whereverTheyAre() {
    var person = "Bearer " + Visitor.signedIn(producer, "USER").token();
    for (int press = 0; press < 8; press++) {
      assertThat(press("198.51.100." + press, "Authorization", person).statusCode()).isEqualTo(202);
    }
    var refused = press(address, "Authorization", person);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"account\";q=8;w=3600");
    var asOneself =
        producer.post("/api/clicks", COUNT, "X-Forwarded-For", address, "Authorization", person);
    assertThat(asOneself.statusCode()).isEqualTo(429);
    assertThat(press(address).statusCode()).isEqualTo(202);
  }

  @Test
  void eachTokenHasItsOwn_andABatchGetsWhatIsLeft() {
    var person = Visitor.signedIn(producer, "USER");
    var meter = token(person, "meter");
    var shop = token(person, "shop");
    assertThat(batch(meter, "likes", 1_000).statusCode()).isEqualTo(202);
    var partly = batch(meter, "likes", 1_000);
    assertThat(partly.statusCode()).isEqualTo(207);
    assertThat(header(partly, "RateLimit-Policy")).isEqualTo("\"token\";q=1500;w=3600");
    assertThat(header(partly, "Retry-After")).isNotEmpty();
    List<Integer> statuses = JsonPath.read(partly.body(), "$.results[*].status");
    assertThat(statuses.subList(0, 500)).containsOnly(202);
    assertThat(statuses.subList(510, 1_000)).containsOnly(429);
    assertThat(batch(shop, "likes", 1).statusCode()).isEqualTo(202);
  }

  @Test
  void aPressThatComesAgain_takesNothingOffItsCounter() {
    var person = Visitor.signedIn(producer, "USER");
    var key = ClickKey.at(System.currentTimeMillis(), random).toString();
    var again = Stream.generate(() -> click("tokens", key)).limit(1_000);
    assertThat(batch(token(person, "again"), again).statusCode()).isEqualTo(202);
    assertThat(batch(token(person, "first"), "tokens", 1_000).statusCode()).isEqualTo(202);
    assertThat(batch(token(person, "second"), "tokens", 999).statusCode()).isEqualTo(202);
    var full = batch(token(person, "third"), "tokens", 10);
    assertThat(full.statusCode()).isEqualTo(207);
    assertThat(header(full, "RateLimit-Policy")).isEqualTo("\"counter\";q=2000;w=86400");
    var stillAgain = Stream.of(click("tokens", key));
    assertThat(batch(token(person, "fourth"), stillAgain).statusCode()).isEqualTo(202);
  }

  @Test
  void whoIsRefusedForTheCall_losesNothing() {
    for (int press = 0; press < 20; press++) {
      assertThat(post("/api/counters/unknown/clicks").statusCode()).isEqualTo(404);
      assertThat(post("/api/counters/users/clicks").statusCode()).isEqualTo(401);
    }
    assertThat(press(address).statusCode()).isEqualTo(202);
  }

  @Test
  void anAddressRegistersSoManyPeople() {
    assertThat(register().statusCode()).isEqualTo(201);
    assertThat(register().statusCode()).isEqualTo(201);
    var refused = register();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"registration\";q=2;w=3600");
    assertThat(header(refused, "Retry-After")).isNotEmpty();
  }

  @Test
  void whoeverIsExempt_isNotLimited() {
    for (int press = 0; press < 30; press++) {
      assertThat(producer.post("/count", COUNT).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void limitsGoOnByThemselves_andClicksToo_whileRedisHangs() {
    STACK.pauseRedis();
    try {
      exhaust(address);
      assertThat(press(address).statusCode()).isEqualTo(429);
      await().atMost(Duration.ofSeconds(30)).until(() -> together().equals("0.0"));
      assertThat(press(other()).statusCode()).isEqualTo(202);
    } finally {
      STACK.resumeRedis();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> press(other()).statusCode() == 202 && together().equals("1.0"));
  }

  @Test
  void instancesLimitTogether() {
    exhaust(address);
    try (var second =
        RunningProducer.ready(
            1, "--clicker.limit.address=10/1h", "--clicker.limit.interval=20ms")) {
      var accepted = new AtomicInteger();
      await()
          .pollInterval(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                int status = second.post("/count", COUNT, "X-Forwarded-For", address).statusCode();
                return status == 429 || accepted.incrementAndGet() >= 10;
              });
      assertThat(accepted).hasValueLessThan(10);
    }
  }

  private static String other() {
    return "203.0.113." + NETWORKS.incrementAndGet();
  }

  private static void exhaust(String address) {
    for (int press = 0; press < 10; press++) {
      assertThat(press(address).statusCode()).isEqualTo(202);
    }
  }

  private static HttpResponse<String> press(String address, String... headers) {
    var all = Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers));
    return producer.post("/count", COUNT, all.toArray(String[]::new));
  }

  private HttpResponse<String> post(String path) {
    return producer.post(path, COUNT, "X-Forwarded-For", address);
  }

  private HttpResponse<String> register() {
    var visitor = new Visitor(producer);
    return producer.post(
        "/api/register", visitor.credentials(Visitor.PASSWORD), "X-Forwarded-For", address);
  }

  private static String token(Visitor person, String name) {
    var made =
        person.post(
            "/api/users/" + person.id() + "/tokens",
            "{\"name\":\"" + name + "\",\"scopes\":[\"press:*\"]}");
    return JsonPath.read(made.body(), "$.token");
  }

  private HttpResponse<String> batch(String token, String counter, int clicks) {
    var all =
        IntStream.range(0, clicks)
            .mapToObj(
                _ -> click(counter, ClickKey.at(System.currentTimeMillis(), random).toString()));
    return batch(token, all);
  }

  private HttpResponse<String> batch(String token, Stream<String> clicks) {
    var body = clicks.collect(Collectors.joining(",", "{\"clicks\":[", "]}"));
    return producer.post(
        "/count/batch", body, "X-Forwarded-For", address, "Authorization", "Bearer " + token);
  }

  private static String click(String counter, String key) {
    return "{\"count\":1,\"counter\":\"%s\",\"id\":\"%s\"}".formatted(counter, key);
  }

  private static String together() {
    return producer
        .metrics()
        .lines()
        .filter(line -> line.startsWith("clicker_limits_together"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
