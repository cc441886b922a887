package io.cloudclicker.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may call what, over every route of the document and many spellings of their paths.
class AccountGuardIT {

  /// Whoever may call these shows nothing. A new route is not among them until somebody says so.
  private static final Set<String> FOR_ANYBODY =
      Set.of(
          "get /",
          "get /health",
          "get /readyz",
          "get /count",
          "post /count",
          "post /count/batch",
          "get /count/clicks/{key}",
          "post /count/clicks/lookup",
          "get /count/stream",
          "post /click",
          "get /counter",
          "get /api/counters",
          "get /api/counters/{name}",
          "post /api/counters/{name}/clicks",
          "get /api/counters/{name}/series",
          "get /api/counters/{name}/stream",
          "get /api/counters/{name}/badge.svg",
          "get /api/stream",
          "get /api/challenge",
          "get /api/clicks",
          "get /api/clicks/log",
          "post /api/register",
          "post /api/login",
          "get /api/login/oauth2",
          "get /api/login/oauth2/{provider}",
          "get /api/login/oauth2/{provider}/callback",
          "post /api/login/oauth2/{provider}/code",
          "post /api/token/refresh",
          "post /api/logout");

  private static final Set<String> FOR_AUDITORS =
      Set.of(
          "get /api/users",
          "get /api/ops/audit",
          "get /api/ops/jobs/{id}",
          "get /api/ops/lag",
          "get /api/ops/rejected",
          "get /api/ops/trail");

  private static final Set<String> FOR_OWNERS =
      Set.of(
          "post /api/counters",
          "patch /api/counters/{name}",
          "delete /api/counters/{name}",
          "post /api/counters/{name}/reset",
          "post /api/ops/recount",
          "post /api/ops/rejected/{receipt}/retry",
          "put /api/users/{id}/role");

  /// Of oneself, or of anybody for owners.
  private static final Set<String> FOR_ONESELF =
      Set.of(
          "get /api/users/{id}",
          "put /api/users/{id}",
          "delete /api/users/{id}",
          "get /api/users/{id}/sessions",
          "delete /api/users/{id}/sessions",
          "delete /api/users/{id}/sessions/{session}",
          "post /api/users/{id}/second-factor",
          "post /api/users/{id}/second-factor/confirm",
          "post /api/users/{id}/second-factor/recovery-codes",
          "delete /api/users/{id}/second-factor",
          "get /api/users/{id}/identities",
          "post /api/users/{id}/identities",
          "delete /api/users/{id}/identities/{provider}",
          "get /api/users/{id}/tokens",
          "post /api/users/{id}/tokens",
          "delete /api/users/{id}/tokens/{token}");

  private static final Set<String> FOR_WHO_IS_SIGNED_IN =
      Set.of("post /api/clicks", "post /api/stream-tickets");

  private static RunningProducer producer;
  private static Visitor stranger;
  private static Visitor user;
  private static Visitor victim;
  private static Visitor auditor;
  private static Set<String> routes;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1);
    stranger = new Visitor(producer);
    user = Visitor.signedIn(producer, "USER");
    victim = Visitor.signedIn(producer, "USER");
    auditor = Visitor.signedIn(producer, "AUDITOR");
    routes = routes(stranger.get("/v3/api-docs").body());
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  private static Set<String> routes(String document) {
    var found = new TreeSet<String>();
    Map<String, Map<String, Object>> paths = JsonPath.read(document, "$.paths");
    paths.forEach(
        (path, calls) -> calls.keySet().forEach(method -> found.add(method + " " + path)));
    return found;
  }

  @Test
  void everyRouteIsSomebodys_soThatANewOneIsForNobodyByChance() {
    var known = new TreeSet<String>();
    List.of(FOR_ANYBODY, FOR_AUDITORS, FOR_OWNERS, FOR_ONESELF, FOR_WHO_IS_SIGNED_IN)
        .forEach(known::addAll);
    assertThat(routes).isSubsetOf(known);
    assertThat(routes).containsAll(FOR_OWNERS).containsAll(FOR_ONESELF).containsAll(FOR_AUDITORS);
  }

  @Test
  void whoeverShowsNothing_isRefusedByEveryOtherRoute() {
    for (var route : routes) {
      if (!FOR_ANYBODY.contains(route)) {
        assertThat(status(stranger, route)).as(route).isEqualTo(401);
      }
    }
  }

  @Test
  void aTokenThatIsNotGood_isRefusedByEveryRouteThatLooksAtIt() {
    var forged = new Visitor(producer).with(user.token() + "x");
    for (var route : routes) {
      if (!FOR_ANYBODY.contains(route)) {
        assertThat(status(forged, route)).as(route).isEqualTo(401);
      }
    }
    assertThat(forged.post("/count", "{\"count\":1}").statusCode()).isEqualTo(401);
    assertThat(forged.call("POST", "/click", null).statusCode()).isEqualTo(401);
  }

  @Test
  void usersDoNothingOfAuditorsAndOwners_andAuditorsNothingOfOwners() {
    for (var route : FOR_OWNERS) {
      assertThat(status(user, route)).as("user, " + route).isEqualTo(403);
      assertThat(status(auditor, route)).as("auditor, " + route).isEqualTo(403);
    }
    for (var route : FOR_AUDITORS) {
      assertThat(status(user, route)).as("user, " + route).isEqualTo(403);
      assertThat(status(auditor, route)).as("auditor, " + route).isIn(200, 404);
    }
  }

  @Test
  void nobodyTouchesAnothersAccount() {
    for (var route : FOR_ONESELF) {
      assertThat(status(user, route)).as("user, " + route).isEqualTo(403);
      assertThat(status(auditor, route)).as("auditor, " + route).isEqualTo(403);
    }
    assertThat(victim.get("/api/users/" + victim.id()).statusCode()).isEqualTo(200);
  }

  @Test
  void whetherAnAccountExists_isToldToNobodyElse() {
    var there = user.get("/api/users/" + victim.id());
    var missing = user.get("/api/users/999999999");
    assertThat(missing.statusCode()).isEqualTo(there.statusCode()).isEqualTo(403);
    assertThat(missing.body()).isEqualTo(there.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/users",
        "/api//users",
        "/api/users/",
        "/api/users;x",
        "/api;x=y/users",
        "/API/USERS",
        "/api/Users",
        "/api/./users",
        "/api/x/../users",
        "/api/%75sers",
        "/api%2Fusers",
        "/api/users%00",
        "/api/users.json",
        "/api/users?x=/health",
        "/health/../api/users",
        "/count/..;/api/users",
      })
  void noSpellingOfAPathLeadsAround(String path) {
    for (var method : List.of("GET", "HEAD", "POST", "PUT")) {
      var line =
          producer.raw(
              method + " " + path + " HTTP/1.1", "Host: localhost", "Connection: close", "", "");
      assertThat(line).as(method + " " + path).doesNotContain(" 200").doesNotContain(" 20");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/env",
    "/heapdump",
    "/loggers",
    "/mappings",
    "/threaddump",
    "/jolokia",
    "/prometheus",
    "/health",
    "/info"
  })
  void theManagementPortsCalls_areNotOnThisOne(String endpoint) {
    assertThat(user.get("/actuator" + endpoint).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"role\":\"OWNER\"",
        "\"user_id\":1",
        "\"subject_id\":\"00\"",
        "\"password_hash\":\"x\"",
        "\"created_at\":0"
      })
  void nobodySetsWhatIsNotTheirsToSet(String member) {
    var answer = user.put("/api/users/" + user.id(), "{" + member + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(user.get("/api/users/" + user.id()).body()).contains("\"USER\"");
  }

  private static int status(Visitor visitor, String route) {
    var method = route.substring(0, route.indexOf(' ')).toUpperCase(Locale.ROOT);
    var path =
        route
            .substring(route.indexOf(' ') + 1)
            .replace("{id}", Long.toString(victim.id()))
            .replaceAll("\\{[a-z]+}", "x");
    var body = method.equals("GET") ? null : "{}";
    return visitor.call(method, path, body).statusCode();
  }
}
