package io.cloudclicker.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tokens of machines. The counters are those of the running producer's doubles.
class MachineIT {

  private static RunningProducer producer;
  private Visitor person;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1);
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @BeforeEach
  void newcomer() throws SQLException {
    execute("DELETE FROM lockout");
    person = Visitor.signedIn(producer, "USER");
  }

  @Test
  void pressesWhatItsScopesName_andNothingElse() {
    var machine = machine("press:tokens", null);
    assertThat(press(machine, "tokens")).isEqualTo(202);
    assertThat(press(machine, "likes")).isEqualTo(403);
    assertThat(machine.post("/count", "{\"count\":1}").statusCode()).isEqualTo(403);
    var all = machine("press:*", null);
    assertThat(press(all, "likes")).isEqualTo(202);
    assertThat(press(all, "users")).isEqualTo(403);
    assertThat(all.post("/count", "{\"count\":1}").statusCode()).isEqualTo(202);
  }

  @Test
  void isNotThePersonWhoseItIs() {
    var auditor = Visitor.signedIn(producer, "AUDITOR");
    var machine = machine(auditor, "read:ops", null);
    assertThat(machine.get("/api/ops/audit").statusCode()).isEqualTo(200);
    assertThat(machine.get("/api/ops/trail").statusCode()).isEqualTo(200);
    assertThat(machine.post("/api/ops/recount", "{}").statusCode()).isEqualTo(403);
    assertThat(machine.get("/api/users/" + auditor.id()).statusCode()).isEqualTo(403);
    assertThat(machine.put("/api/users/" + auditor.id(), "{\"username\":\"x\"}").statusCode())
        .isEqualTo(403);
    assertThat(machine.get("/api/users/" + auditor.id() + "/tokens").statusCode()).isEqualTo(403);
    assertThat(machine("press:*", null).get("/api/ops/audit").statusCode()).isEqualTo(403);
  }

  @Test
  void neverMayMoreThanItsAccount() throws SQLException {
    assertThat(make(person, "read:ops", null).statusCode()).isEqualTo(403);
    var auditor = Visitor.signedIn(producer, "AUDITOR");
    var machine = machine(auditor, "read:ops", null);
    execute("UPDATE account SET role = 'USER' WHERE id = " + auditor.id());
    await().until(() -> machine.get("/api/ops/audit").statusCode() == 403);
  }

  @Test
  void isToldOnce_listedWithoutItsSecret_andRevokedWithinSeconds() {
    var machine = machine("press:tokens", null);
    var path = "/api/users/" + person.id() + "/tokens";
    assertThat(press(machine, "tokens")).isEqualTo(202);
    var list = person.get(path).body();
    assertThat(JsonPath.<List<String>>read(list, "$.tokens[*].name")).containsExactly("meter");
    assertThat(list).doesNotContain(machine.token().substring(machine.token().length() - 20));
    String id = JsonPath.read(list, "$.tokens[0].id");
    assertThat(person.delete(path + "/" + id).statusCode()).isEqualTo(204);
    assertThat(person.delete(path + "/" + id).statusCode()).isEqualTo(404);
    await().until(() -> press(machine, "tokens") == 401);
  }

  @Test
  void endsWithItsTimeAndWithItsAccount() throws SQLException {
    var machine = machine("press:tokens", "60");
    assertThat(press(machine, "tokens")).isEqualTo(202);
    execute("UPDATE api_token SET expires_at = 1 WHERE account_id = " + person.id());
    await().until(() -> press(machine, "tokens") == 401);
    var other = machine("press:tokens", null);
    assertThat(person.delete("/api/users/" + person.id()).statusCode()).isEqualTo(204);
    await().until(() -> press(other, "tokens") == 401);
  }

  @Test
  void goesOnPressing_whileMySqlHangs() {
    var machine = machine("press:*", null);
    assertThat(machine.post("/count", "{\"count\":1}").statusCode()).isEqualTo(202);
    Stack.shared().pauseDatabase();
    try {
      assertThat(person.post("/count", "{\"count\":1}").statusCode()).isEqualTo(202);
      assertThat(machine.post("/count", "{\"count\":1}").statusCode()).isEqualTo(202);
      var unknown = new Visitor(producer).with("cct_" + "0".repeat(32) + "_" + "A".repeat(43));
      var refused = unknown.post("/count", "{\"count\":1}");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(JsonPath.<String>read(refused.body(), "$.outcome")).isEqualTo("not_stored");
      assertThat(person.get("/api/users/" + person.id()).statusCode()).isEqualTo(503);
    } finally {
      Stack.shared().resumeDatabase();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"press:*\"]}                            | name",
        "{\"name\":\"a/b\",\"scopes\":[\"press:*\"]}           | name",
        "{\"name\":\"a\"}                                      | scopes",
        "{\"name\":\"a\",\"scopes\":[]}                        | scopes",
        "{\"name\":\"a\",\"scopes\":[\"press:\"]}              | scopes",
        "{\"name\":\"a\",\"scopes\":[\"press:A b\"]}           | scopes",
        "{\"name\":\"a\",\"scopes\":[\"everything\"]}          | scopes",
        "{\"name\":\"a\",\"scopes\":[\"press:*\"],\"expires_in\":59} | expires_in",
        "{\"name\":\"a\",\"scopes\":[\"press:*\"],\"role\":\"OWNER\"} | role",
      })
  void refusesToMakeOne_andNamesWhatIsWrong(String body, String member) {
    var answer = person.post("/api/users/" + person.id() + "/tokens", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(JsonPath.<String>read(answer.body(), "$.member")).isEqualTo(member);
  }

  @Test
  void boundsHowManyThereAre() {
    for (int i = 0; i < 20; i++) {
      assertThat(make(person, "press:*", null).statusCode()).isEqualTo(201);
    }
    assertThat(make(person, "press:*", null).statusCode()).isEqualTo(409);
  }

  private Visitor machine(String scope, @Nullable String seconds) {
    return machine(person, scope, seconds);
  }

  private static Visitor machine(Visitor owner, String scope, @Nullable String seconds) {
    var made = make(owner, scope, seconds);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return new Visitor(producer).with(JsonPath.<String>read(made.body(), "$.token"));
  }

  private static HttpResponse<String> make(Visitor owner, String scope, @Nullable String seconds) {
    var expires = seconds == null ? "" : ",\"expires_in\":" + seconds;
    return owner.post(
        "/api/users/" + owner.id() + "/tokens",
        "{\"name\":\"meter\",\"scopes\":[\"%s\"]%s}".formatted(scope, expires));
  }

  private static int press(Visitor visitor, String counter) {
    return visitor.post("/api/counters/" + counter + "/clicks", "{\"count\":1}").statusCode();
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
