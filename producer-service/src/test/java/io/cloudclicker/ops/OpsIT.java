package io.cloudclicker.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jobs and the audit's report over HTTP. What consumers do is written by hand here; the real ones
/// are in the system's tests.
class OpsIT {

  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1);
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @BeforeEach
  void clean() throws SQLException {
    for (var table :
        List.of(
            "job", "recount_part", "tally", "audit_part", "audit_drift", "partition_progress")) {
      execute("DELETE FROM " + table);
    }
    execute("UPDATE counter SET revision = 0");
  }

  @Test
  void ordersARecount_andTellsHowFarItIs() throws SQLException {
    var answer = order("{\"counter\":\"global\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = JsonPath.read(answer.body(), "$.id");
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/ops/jobs/" + id);
    execute("INSERT INTO recount_part VALUES ('%s', 1, 0, 1, 100, NULL, FALSE)".formatted(id));
    execute("INSERT INTO tally VALUES ('recount-1', 1, 0, 40, 0, 0, 0, 40, 0, 0, 0)");
    var job = get("/api/ops/jobs/" + id).body();
    assertThat(JsonPath.<String>read(job, "$.kind")).isEqualTo("recount");
    assertThat(JsonPath.<String>read(job, "$.status")).isEqualTo("running");
    assertThat(JsonPath.<String>read(job, "$.counter")).isEqualTo("global");
    assertThat(JsonPath.<Integer>read(job, "$.parts[0].read")).isEqualTo(40);
    assertThat(JsonPath.<Integer>read(job, "$.parts[0].goal")).isEqualTo(100);
    assertThat(JsonPath.<Boolean>read(job, "$.parts[0].whole")).isFalse();
    execute("UPDATE job SET finished_at = 1");
    assertThat(status(id)).isEqualTo("done");
    execute("UPDATE job SET failure = 'no log'");
    assertThat(status(id)).isEqualTo("failed");
    assertThat(JsonPath.<String>read(get("/api/ops/jobs/" + id).body(), "$.failure"))
        .isEqualTo("no log");
  }

  @Test
  void refusesASecondRecount_whileOneRuns_andNamesIt() throws SQLException {
    String id = JsonPath.read(order("{}").body(), "$.id");
    var second = order("{\"counter\":\"global\"}");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(JsonPath.<String>read(second.body(), "$.job")).isEqualTo(id);
    execute("UPDATE job SET finished_at = 1");
    assertThat(order("{}").statusCode()).isEqualTo(202);
  }

  @Test
  void givesEveryRecountARevisionOfItsOwn() throws SQLException {
    order("{}");
    execute("UPDATE job SET finished_at = 1, failure = 'it came to nothing'");
    order("{}");
    assertThat(number("SELECT COUNT(DISTINCT revision) FROM job")).isEqualTo(2);
    execute("UPDATE counter SET revision = 9");
    execute("UPDATE job SET finished_at = 1");
    order("{}");
    assertThat(number("SELECT MAX(revision) FROM job")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"counter\":\"no-such\"} | 404 | no-such",
        "{\"counter\":\"A B\"}     | 400 | counter",
        "{\"counter\":7}           | 400 | counter",
        "{\"all\":true}            | 400 | all",
        "[]                        | 400 | object",
      })
  void refusesAnOrder_andNamesWhatIsWrong(String body, int status, String named) {
    var answer = order(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(named);
  }

  @Test
  void isForOwnersOnly() {
    assertThat(producer.post("/api/ops/recount", "{}").statusCode()).isEqualTo(401);
    assertThat(producer.get("/api/ops/audit").statusCode()).isEqualTo(401);
    assertThat(producer.get("/api/ops/jobs/x").statusCode()).isEqualTo(401);
    assertThat(producer.get("/api/ops/audit", "Authorization", "Bearer no").statusCode())
        .isEqualTo(401);
    assertThat(get("/api/ops/jobs/x").statusCode()).isEqualTo(404);
    assertThat(get("/api/ops/jobs/%C2%B1c").statusCode()).isEqualTo(404);
  }

  @Test
  void tellsWhatTheAuditFound() throws SQLException {
    execute("INSERT INTO partition_progress VALUES (1, 0, 120, 0, 0, 0, 0)");
    execute("INSERT INTO tally VALUES ('audit', 1, 0, 110, 0, 0, 0, 100, 4, 2, 1)");
    execute("INSERT INTO audit_part VALUES (1, 0, 'log', 110, 1790000000000, 1, NULL)");
    execute(
        "INSERT INTO audit_drift VALUES ('mysql', UNHEX('%s'), 3, 1, 0, 50, 57, 109, 1790000000000)"
            .formatted(GLOBAL));
    var audit = get("/api/ops/audit").body();
    assertThat(JsonPath.<Integer>read(audit, "$.drift")).isEqualTo(7);
    assertThat(JsonPath.<String>read(audit, "$.as_of")).isEqualTo("2026-09-21T14:13:20Z");
    assertThat(JsonPath.<String>read(audit, "$.drifts[0].counter")).isEqualTo("global");
    assertThat(JsonPath.<Integer>read(audit, "$.drifts[0].partition")).isZero();
    assertThat(JsonPath.<Integer>read(audit, "$.drifts[0].difference")).isEqualTo(7);
    assertThat(JsonPath.<Integer>read(audit, "$.partitions[0].clicks_in_log")).isEqualTo(100);
    assertThat(JsonPath.<Integer>read(audit, "$.partitions[0].clicks_in_mysql")).isEqualTo(107);
    assertThat(JsonPath.<Integer>read(audit, "$.partitions[0].compared_to")).isEqualTo(110);
    assertThat(JsonPath.<Integer>read(audit, "$.partitions[0].progress")).isEqualTo(120);
    assertThat(JsonPath.<Object>read(audit, "$.sweep")).isNull();
  }

  @Test
  void answers503_whileMySqlHangs() {
    Stack.shared().pauseDatabase();
    try {
      assertThat(order("{}").statusCode()).isEqualTo(503);
      assertThat(get("/api/ops/audit").statusCode()).isEqualTo(503);
      assertThat(get("/api/ops/jobs/x").statusCode()).isEqualTo(503);
    } finally {
      Stack.shared().resumeDatabase();
    }
  }

  private static HttpResponse<String> order(String body) {
    return producer.send(
        producer
            .request(
                "/api/ops/recount",
                "Authorization",
                "Bearer " + RunningProducer.TOKEN,
                "Content-Type",
                "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> get(String path) {
    return producer.get(path, "Authorization", "Bearer " + RunningProducer.TOKEN);
  }

  private static String status(String job) {
    return JsonPath.read(get("/api/ops/jobs/" + job).body(), "$.status");
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
