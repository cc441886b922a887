package io.cloudclicker.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.slice.HttpCalls;
import io.cloudclicker.slice.Slice;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class CountersIT {

  private static Slice slice;
  private static ConfigurableApplicationContext instance;
  private static HttpCalls http;
  private static CounterDirectory directory;

  @BeforeAll
  static void start() {
    slice = new Slice(3);
    instance = slice.start();
    http = Slice.http(instance);
    directory = instance.getBean(CounterDirectory.class);
    Awaitility.await().until(() -> instance.getBean(Resets.class).possible());
  }

  @AfterAll
  static void stop() {
    slice.close();
  }

  @Test
  void makesACounter() {
    var made =
        http.post(
            "/api/counters",
            """
            {"name": "applause", "press": "users", "start": 40,
             "origins": ["https://B.example:443", "http://a.example:8080"]}
            """);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/counters/applause");
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.body())
        .hasToString(
            "{\"name\":\"applause\",\"press\":\"users\",\"origins\":[\"http://a.example:8080\","
                + "\"https://b.example\"],\"start\":40,\"epoch\":0}");
    assertThat(directory.find(new CounterName("applause")))
        .isEqualTo(
            new Lookup.Found(
                new Counter(
                    new CounterName("applause"),
                    Press.USERS,
                    Set.of("http://a.example:8080", "https://b.example"))));
  }

  @Test
  void refusesACounterThatExists() {
    assertThat(make("twice").status()).isEqualTo(201);

    var again = make("twice");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.type()).isEqualTo("counter-exists");
    assertThat(make("global").status()).isEqualTo(409);
  }

  @Test
  void knowsACounterAtOnce_whenItWasAskedForBefore() {
    assertThat(directory.find(new CounterName("asked-for"))).isInstanceOf(Lookup.Unknown.class);

    make("asked-for");

    assertThat(directory.find(new CounterName("asked-for"))).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void adoptsCellsThatAreThereAlready() {
    cell("forgotten", 77);

    var made = http.post("/api/counters", "{\"name\":\"forgotten\",\"start\":5}");

    assertThat(made.body().path("epoch").asLong()).isEqualTo(77);
    assertThat(startEpoch("forgotten")).isEqualTo(77);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | name",
        "{\"name\":7} | name",
        "{\"name\":null} | name",
        "{\"name\":\"Upper\"} | name",
        "{\"name\":\"\"} | name",
        "{\"name\":\"x\",\"name\":\"x\"} | name",
        "{\"name\":\"x\",\"press\":\"nobody\"} | press",
        "{\"name\":\"x\",\"press\":[]} | press",
        "{\"name\":\"x\",\"start\":-1} | start",
        "{\"name\":\"x\",\"start\":1.5} | start",
        "{\"name\":\"x\",\"start\":9223372036854775808} | start",
        "{\"name\":\"x\",\"start\":\"1\"} | start",
        "{\"name\":\"x\",\"origins\":\"https://a.example\"} | origins",
        "{\"name\":\"x\",\"origins\":[\"https://a.example/\"]} | origins[0]",
        "{\"name\":\"x\",\"origins\":[\"https://a.example\",\"ftp://a.example\"]} | origins[1]",
        "{\"name\":\"x\",\"origins\":[\"https://a.example:99999\"]} | origins[0]",
        "{\"name\":\"x\",\"owner\":\"me\"} | owner"
      })
  void namesTheMemberThatIsNotAsItHasToBe(String body, String member) {
    var answer = http.post("/api/counters", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body().path("member").asText()).isEqualTo(member);
    assertThat(answer.body().path("outcome").asText()).isEqualTo("invalid");
  }

  @Test
  void refusesMoreThan20Origins() {
    var origins = "\"https://a.example\",".repeat(20) + "\"https://a.example\"";

    var answer = http.post("/api/counters", "{\"name\":\"x\",\"origins\":[" + origins + "]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("member").asText()).isEqualTo("origins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"name\":\"x\"} {}", "{\"name\":\"x\"", "name=x"})
  void refusesWhatIsNoJsonObject(String body) {
    assertThat(http.post("/api/counters", body).status()).isEqualTo(400);
  }

  @Test
  void refusesALongBody_andAnotherMediaType() {
    var spaces = " ".repeat(4_096);

    assertThat(http.post("/api/counters", "{\"name\":\"x\"}" + spaces).status()).isEqualTo(413);
    assertThat(http.call("POST", "/api/counters", "{\"name\":\"x\"}", "text/plain").status())
        .isEqualTo(415);
    assertThat(http.call("PATCH", "/api/counters/global", "{}", "text/plain").status())
        .isEqualTo(415);
    assertThat(http.patch("/api/counters/global", "{" + spaces + "}").status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/counters, {\"name\":\"x\"}",
    "PATCH, /api/counters/global, {}",
    "DELETE, /api/counters/global,",
    "POST, /api/counters/global/reset,"
  })
  void asksForTheToken(String method, String path, String body) {
    var type = body == null ? null : "application/json";

    var none = http.with(null).call(method, path, body, type);
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");

    var wrong = http.with(Slice.TOKEN + "x").call(method, path, body, type);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.type()).isEqualTo("token");
  }

  @Test
  void takesNoToken_whenNoneIsConfigured() {
    var other = Slice.http(slice.start("--clicker.api-token="));

    assertThat(other.post("/api/counters/global/reset").status()).isEqualTo(401);
    assertThat(other.with("").post("/api/counters/global/reset").status()).isEqualTo(401);
  }

  @Test
  void writesDownWhoDidWhat() {
    make("noted");
    http.patch("/api/counters/noted", "{\"press\":\"tokens\"}");
    http.post("/api/counters/noted/reset");
    http.delete("/api/counters/noted");
    http.delete("/api/counters/noted");

    var deeds =
        slice
            .jdbc
            .sql("SELECT CONCAT(actor, ' ', action) FROM trail WHERE target = 'noted' ORDER BY id")
            .query(String.class)
            .list();

    assertThat(deeds)
        .containsExactly(
            "api-token counter-made",
            "api-token counter-change",
            "api-token reset",
            "api-token counter-deletion");
  }

  @Test
  void changesWhoMayPress() {
    http.post("/api/counters", "{\"name\":\"mine\",\"origins\":[\"https://a.example\"]}");
    assertThat(directory.find(new CounterName("mine"))).isInstanceOf(Lookup.Found.class);

    var changed = http.patch("/api/counters/mine", "{\"press\":\"tokens\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body())
        .hasToString(
            "{\"name\":\"mine\",\"press\":\"tokens\",\"origins\":[\"https://a.example\"]}");
    assertThat(directory.find(new CounterName("mine")))
        .isEqualTo(
            new Lookup.Found(
                new Counter(new CounterName("mine"), Press.TOKENS, Set.of("https://a.example"))));

    var cleared = http.patch("/api/counters/mine", "{\"origins\":[]}");
    assertThat(cleared.body())
        .hasToString("{\"name\":\"mine\",\"press\":\"tokens\",\"origins\":[]}");
  }

  @Test
  void changesNothingOfARecount() {
    make("recounted");
    slice.jdbc.sql("UPDATE counter SET revision = 4 WHERE name = 'recounted'").update();

    http.patch("/api/counters/recounted", "{\"press\":\"users\"}");

    assertThat(
            slice
                .jdbc
                .sql("SELECT revision FROM counter WHERE name = 'recounted'")
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"press\":\"x\"} | press",
        "{\"origins\":[7]} | origins[0]",
        "{\"start\":1} | start"
      })
  void namesTheMemberOfAChangeThatIsNotAsItHasToBe(String body, String member) {
    var answer = http.patch("/api/counters/global", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("member").asText()).isEqualTo(member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody-made-it", "Upper"})
  void answers404_whenThereIsNoSuchCounter(String name) {
    assertThat(http.patch("/api/counters/" + name, "{}").status()).isEqualTo(404);
    assertThat(http.delete("/api/counters/" + name).status()).isEqualTo(404);
    assertThat(http.post("/api/counters/" + name + "/reset").status()).isEqualTo(404);
  }

  @Test
  void deletesACounter_butNotGlobal() {
    make("gone");
    assertThat(http.delete("/api/counters/gone").status()).isEqualTo(204);

    assertThat(http.delete("/api/counters/gone").status()).isEqualTo(404);
    assertThat(http.patch("/api/counters/gone", "{}").status()).isEqualTo(404);
    assertThat(http.post("/api/counters/gone/reset").status()).isEqualTo(404);
    assertThat(http.get("/api/counters?name=gone").body().path("counters")).isEmpty();
    assertThat(directory.find(new CounterName("gone"))).isInstanceOf(Lookup.Unknown.class);
    assertThat(http.delete("/api/counters/global").status()).isEqualTo(409);
  }

  @Test
  void countsAnew_whenADeletedOneIsMadeAgain() {
    http.post("/api/counters", "{\"name\":\"phoenix\",\"start\":9,\"press\":\"users\"}");
    cell("phoenix", 0);
    http.delete("/api/counters/phoenix");

    var made = http.post("/api/counters", "{\"name\":\"phoenix\",\"start\":3}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().path("press").asText()).isEqualTo("anyone");
    long epoch = made.body().path("epoch").asLong();
    assertThat(epoch).isCloseTo(System.currentTimeMillis(), within(60_000L));
    assertThat(startEpoch("phoenix")).isEqualTo(epoch);
    assertResetEverywhere("phoenix", epoch);
    assertThat(openJobs("phoenix")).isZero();
    assertThat(directory.find(new CounterName("phoenix"))).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void resetsInEveryPartition() {
    make("zero");

    var reset = http.post("/api/counters/zero/reset");

    assertThat(reset.status()).isEqualTo(200);
    long epoch = reset.body().path("epoch").asLong();
    assertThat(epoch).isCloseTo(System.currentTimeMillis(), within(60_000L));
    assertResetEverywhere("zero", epoch);
    assertThat(openJobs("zero")).isZero();
    assertThat(http.post("/api/counters/global/reset").status()).isEqualTo(200);
  }

  @Test
  void takesAnEpochBeyondAllThatAreKnown() {
    long future = System.currentTimeMillis() + 1_000_000_000L;
    make("ahead");

    cell("ahead", future);
    assertThat(reset("ahead")).isEqualTo(future + 1);
    assertThat(reset("ahead")).isEqualTo(future + 2);

    instance.getBean(Slice.HeardOf.class).hear(new CounterName("ahead"), future + 50);
    assertThat(reset("ahead")).isEqualTo(future + 51);
  }

  @Test
  void boundsHowManyAnOwnerMayHave() {
    var other = new Slice(1);
    try (other) {
      var small = other.start("--clicker.counters.per-owner=2");
      Awaitility.await().until(() -> small.getBean(Resets.class).possible());
      var calls = Slice.http(small);
      assertThat(calls.post("/api/counters", "{\"name\":\"a\"}").status()).isEqualTo(201);
      assertThat(calls.post("/api/counters", "{\"name\":\"b\"}").status()).isEqualTo(201);

      var third = calls.post("/api/counters", "{\"name\":\"c\"}");
      assertThat(third.status()).isEqualTo(409);
      assertThat(third.type()).isEqualTo("too-many-counters");
      assertThat(third.body().path("limit").asInt()).isEqualTo(2);

      calls.delete("/api/counters/a");
      assertThat(calls.post("/api/counters", "{\"name\":\"c\"}").status()).isEqualTo(201);
      assertThat(calls.post("/api/counters", "{\"name\":\"a\"}").status()).isEqualTo(409);
    }
  }

  @Test
  void listsInPages() {
    for (var name : new String[] {"p_a", "p_b", "p_c", "pxa", "dark-one"}) {
      make(name);
    }

    var first = http.get("/api/counters?prefix=p_&limit=2");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(first.body().path("counters").findValuesAsText("name"))
        .containsExactly("p_a", "p_b");
    assertThat(first.body().path("counters").path(0))
        .hasToString(
            "{\"name\":\"p_a\",\"press\":\"anyone\",\"origins\":[],\"count\":3,\"latest\":7,"
                + "\"latest_string\":\"7\",\"as_of\":\"2027-01-15T08:00:00Z\",\"lag_ms\":12,"
                + "\"stale\":false,\"epoch\":3,\"revision\":0,\"applied\":\"a"
                + first.body().path("counters").path(0).path("applied").asText().substring(1)
                + "\"}");

    var cursor = first.body().path("next").asText();
    var second = http.get("/api/counters?prefix=p_&limit=2&cursor=" + cursor);
    assertThat(second.body().path("counters").findValuesAsText("name")).containsExactly("p_c");
    assertThat(second.body().path("next").isNull()).isTrue();

    var some = http.get("/api/counters?name=p_c&name=pxa&name=nobody-made-it");
    assertThat(some.body().path("counters").findValuesAsText("name")).containsExactly("p_c", "pxa");
    assertThat(http.get("/api/counters").body().path("counters").findValuesAsText("name"))
        .contains("global");
  }

  @Test
  void listsACounter_whenNothingCanBeToldOfItsTotal() {
    make("dark");

    var page = http.get("/api/counters?name=dark");

    assertThat(page.body().path("counters").path(0))
        .hasToString("{\"name\":\"dark\",\"press\":\"anyone\",\"origins\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=101, limit",
    "limit=x, limit",
    "prefix=A, prefix",
    "name=A, name",
    "name=, name",
    "cursor=!, cursor",
    "cursor=QQ, cursor"
  })
  void namesTheParameterThatIsNotAsItHasToBe(String query, String member) {
    var answer = http.get("/api/counters?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("member").asText()).isEqualTo(member);
  }

  @Test
  void refusesMoreThan100Names() {
    assertThat(http.get("/api/counters?" + "name=a&".repeat(100)).status()).isEqualTo(200);
    assertThat(http.get("/api/counters?" + "name=a&".repeat(101)).status()).isEqualTo(400);
  }

  private static HttpCalls.Answer make(String name) {
    return http.post("/api/counters", "{\"name\":\"%s\"}".formatted(name));
  }

  private static long reset(String name) {
    return http.post("/api/counters/" + name + "/reset").body().path("epoch").asLong();
  }

  private static void cell(String name, long epoch) {
    slice
        .jdbc
        .sql("INSERT INTO counter_shard VALUES (?, ?, 0, 1, 0, 5, 9, NULL, NULL)")
        .params(CounterId.of(new CounterName(name)).toBytes(), epoch)
        .update();
  }

  private static long startEpoch(String name) {
    return slice
        .jdbc
        .sql("SELECT start_epoch FROM counter WHERE name = ?")
        .param(name)
        .query(Long.class)
        .single();
  }

  private static long openJobs(String name) {
    return slice
        .jdbc
        .sql("SELECT COUNT(*) FROM job WHERE counter_id = ? AND finished_at IS NULL")
        .param(CounterId.of(new CounterName(name)).toBytes())
        .query(Long.class)
        .single();
  }

  private static void assertResetEverywhere(String name, long epoch) {
    var reset = new LogRecord.Reset(CounterId.of(new CounterName(name)), epoch);
    for (int partition = 0; partition < slice.partitions; partition++) {
      assertThat(slice.records(partition)).contains(reset);
    }
  }
}
