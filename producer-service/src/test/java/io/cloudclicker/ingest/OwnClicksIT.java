package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.account.Visitor;
import io.cloudclicker.live.Listener;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import io.cloudclicker.wire.SubjectId;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom the clicks in the log are credited to.
class OwnClicksIT {

  private static final CounterName LIKES = new CounterName("likes");

  private static RunningProducer producer;
  private static Visitor person;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1);
    person = Visitor.signedIn(producer, "USER");
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/clicks                | 200 | {\"count\":7}",
        "/count                     | 202 | {\"count\":7}",
        "/api/counters/users/clicks | 202 | {\"count\":7}",
      })
  void areCreditedToWhoIsSignedIn_onEveryRoute(String path, int status, String body)
      throws SQLException {
    var answer = person.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(subject(answer)).isEqualTo(subjectOf(person));
  }

  @Test
  void areCreditedToNobody_whereNobodyIsSignedIn() {
    var answer = producer.post("/count", "{\"count\":7}");
    assertThat(subject(answer)).isNull();
    var machine = Visitor.machine(producer).post("/count", "{\"count\":7}");
    assertThat(subject(machine)).isNull();
  }

  @Test
  void areCreditedToThePersonOfAMachine() throws SQLException {
    var made =
        person.post(
            "/api/users/" + person.id() + "/tokens",
            "{\"name\":\"meter\",\"scopes\":[\"press:*\"]}");
    var machine = new Visitor(producer).with(JsonPath.<String>read(made.body(), "$.token"));
    assertThat(subject(machine.post("/count", "{\"count\":7}"))).isEqualTo(subjectOf(person));
  }

  @Test
  void tellTheirReceipt_alsoWhereTheTotalDoesNotHaveThemYet() {
    var answer = person.post("/api/clicks", "{\"count\":7}");
    assertThat(JsonPath.<Boolean>read(answer.body(), "$.included")).isFalse();
    assertThat(JsonPath.<String>read(answer.body(), "$.receipt")).startsWith("r");
    assertThat(person.call("POST", "/api/clicks", null).statusCode()).isEqualTo(200);
    assertThat(person.post("/api/clicks", "{\"subject\":\"x\"}").statusCode()).isEqualTo(400);
  }

  /// As the consumer leaves them in the database.
  @Test
  void areTold_toWhoMadeThem() throws SQLException {
    own(0, 0, 4);
    own(0, 1, 3);
    own(1, 0, 100);
    await().until(() -> JsonPath.<Integer>read(person.get("/api/clicks").body(), "$.mine") == 7);
    var stranger = Visitor.signedIn(producer, "USER");
    assertThat(JsonPath.<Integer>read(stranger.get("/api/clicks").body(), "$.mine")).isZero();
    assertThat(producer.get("/api/clicks").body()).contains("total").doesNotContain("mine");
    assertThat(producer.get("/api/clicks", "Authorization", "Bearer no").statusCode())
        .isEqualTo(401);
    var click = person.post("/api/clicks", "{\"count\":7}");
    assertThat(JsonPath.<Integer>read(click.body(), "$.mine")).isEqualTo(7);
    var named = "/api/counters/likes";
    own(LIKES, 0, 0, 5);
    assertThat(JsonPath.<Integer>read(person.get(named).body(), "$.mine")).isEqualTo(5);
    assertThat(producer.get(named).body()).contains("count").doesNotContain("mine");
    assertThat(producer.get(named, "Authorization", "Bearer no").statusCode()).isEqualTo(401);
    own(0, 2, 1);
    assertAreToldLive();
  }

  /// Ends with the person's session, so the person signs in again.
  private static void assertAreToldLive() throws SQLException {
    var ticket = ticket();
    for (var path : List.of("/api/counters/likes/stream?", "/api/stream?counter=likes&")) {
      try (var listener = new Listener(producer.uri(path + "ticket=" + ticket()))) {
        listener.await(heard -> heard.data().path("mine").asLong() == 5);
      }
    }
    try (var listener = new Listener(producer.uri("/count/stream?ticket=" + ticket))) {
      listener.await(heard -> heard.data().path("mine").asLong() == 8);
      own(0, 3, 2);
      listener.await(heard -> heard.data().path("mine").asLong() == 10);
      assertThat(producer.get("/count/stream?ticket=" + ticket).statusCode())
          .as("used")
          .isEqualTo(401);
      assertThat(person.logout().statusCode()).isEqualTo(204);
      listener.awaitEnd();
    }
    assertThat(producer.get("/count/stream?ticket=x").statusCode()).isEqualTo(401);
    assertThat(producer.get("/count/stream?ticket=x&ticket=y").statusCode()).isEqualTo(400);
    assertThat(person.login().statusCode()).isEqualTo(200);
  }

  private static String ticket() {
    var answer = person.post("/api/stream-tickets", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JsonPath.read(answer.body(), "$.ticket");
  }

  @Test
  void ticketsAreForPeople() {
    var machine = Visitor.machine(producer).post("/api/stream-tickets", "");
    assertThat(machine.statusCode()).isEqualTo(403);
  }

  @Test
  void areTold_inTheLogOfClicks_toThemselvesAndToWhoMaySeeEverything() throws SQLException {
    var other = Visitor.signedIn(producer, "USER");
    recent(0, subjectOf(person));
    recent(1, subjectOf(other));
    recent(2, null);
    recent(3, new SubjectId(1, 2));
    assertThat(usersTold(person)).containsExactly(person.name);
    assertThat(usersTold(other)).containsExactly(other.name);
    assertThat(usersTold(new Visitor(producer))).isEmpty();
    assertThat(usersTold(Visitor.signedIn(producer, "AUDITOR")))
        .containsExactlyInAnyOrder(person.name, other.name);
    assertThat(usersTold(Visitor.machine(producer)))
        .containsExactlyInAnyOrder(person.name, other.name);
    var made =
        person.post(
            "/api/users/" + person.id() + "/tokens",
            "{\"name\":\"presser\",\"scopes\":[\"press:*\"]}");
    var presser = new Visitor(producer).with(JsonPath.<String>read(made.body(), "$.token"));
    assertThat(usersTold(presser)).as("a machine is nobody").isEmpty();
    assertThat(new Visitor(producer).with("no").get("/api/clicks/log").statusCode()).isEqualTo(401);
  }

  private static List<String> usersTold(Visitor visitor) {
    var answer = visitor.get("/api/clicks/log");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JsonPath.<List<String>>read(answer.body(), "$.recent[*].at")).hasSize(4);
    return JsonPath.read(answer.body(), "$.recent[*].user");
  }

  private static void recent(int place, @Nullable SubjectId subject) throws SQLException {
    try (var connection = producer.database().connect();
        var insert =
            connection.prepareStatement("INSERT INTO recent_click VALUES (?, 1, 0, ?, ?, ?, ?)")) {
      insert.setBytes(1, CounterId.of(CounterName.GLOBAL).toBytes());
      insert.setInt(2, place);
      insert.setLong(3, place + 1);
      insert.setLong(4, System.currentTimeMillis());
      insert.setBytes(5, subject == null ? null : subject.toBytes());
      insert.executeUpdate();
    }
  }

  /// @param epoch another one than the total's does not count
  private static void own(long epoch, int partition, long clicks) throws SQLException {
    own(CounterName.GLOBAL, epoch, partition, clicks);
  }

  private static void own(CounterName counter, long epoch, int partition, long clicks)
      throws SQLException {
    try (var connection = producer.database().connect();
        var insert =
            connection.prepareStatement("INSERT INTO user_shard VALUES (?, ?, ?, 1, ?, ?)")) {
      insert.setBytes(1, subjectOf(person).toBytes());
      insert.setBytes(2, CounterId.of(counter).toBytes());
      insert.setLong(3, epoch);
      insert.setInt(4, partition);
      insert.setLong(5, clicks);
      insert.executeUpdate();
    }
  }

  private static @Nullable SubjectId subject(HttpResponse<String> answer) {
    var receipt = Receipt.parse(JsonPath.read(answer.body(), "$.receipt")).orElseThrow();
    return new LogReader(producer.topic()).at(receipt).subject();
  }

  private static SubjectId subjectOf(Visitor visitor) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("SELECT subject_id FROM account WHERE id = " + visitor.id())) {
      row.next();
      return SubjectId.ofBytes(row.getBytes(1));
    }
  }
}
