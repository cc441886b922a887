package io.cloudclicker.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Accounts over HTTP, from registering to being deleted.
class AccountIT {

  private static RunningProducer producer;
  private Visitor visitor;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1, "--clicker.accounts.owner-token=first-of-all");
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @BeforeEach
  void newcomer() throws SQLException {
    execute("DELETE FROM lockout");
    visitor = new Visitor(producer);
  }

  @Test
  void registersSomebody_whoSignsInAndIsKnown() {
    var registered = visitor.register();
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    assertThat(JsonPath.<String>read(registered.body(), "$.message"))
        .isEqualTo("User registered successfully");

    var signedIn = visitor.login();
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    assertThat(JsonPath.<Integer>read(signedIn.body(), "$.expires_in")).isEqualTo(300);

    var account = visitor.get("/api/users/" + visitor.id());
    assertThat(account.statusCode()).as(account.body()).isEqualTo(200);
    assertThat(JsonPath.<String>read(account.body(), "$.username")).isEqualTo(visitor.name);
    assertThat(JsonPath.<String>read(account.body(), "$.role")).isEqualTo("USER");
  }

  @Test
  void keepsTheRefreshTokenFromScriptsAndOtherSites() {
    visitor.register();
    var cookie = visitor.login().headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; Path=/api;", "HttpOnly", "SameSite=Strict");
    assertThat(cookie).doesNotContain("Secure");
    var overHttps =
        visitor.call(
            "POST",
            "/api/login",
            visitor.credentials(Visitor.PASSWORD),
            "X-Forwarded-Proto",
            "https");
    assertThat(overHttps.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":\"UPPER\",\"password\":\"correct-horse-7\"}      | 422 | bad-name",
        "{\"username\":\"a b\",\"password\":\"correct-horse-7\"}        | 422 | bad-name",
        "{\"username\":\"ann\",\"password\":\"short\"}                  | 422 | weak-password",
        "{\"username\":\"ann\",\"password\":\"qwertyuiop\"}             | 422 | weak-password",
        "{\"username\":\"ann\",\"password\":\"QwertyUiop\"}             | 422 | weak-password",
        "{\"username\":\"ann\",\"password\":\"aaaabbbbccccdddd\"}       | 422 | weak-password",
        "{\"username\":\"ann-of-the-hill\",\"password\":\"ann-of-the-hill\"} | 422 | weak-password",
        "{\"username\":\"ann\"}                                         | 400 | bad-member",
        "{\"username\":7,\"password\":\"correct-horse-7\"}              | 400 | bad-member",
        "{\"username\":\"ann\",\"password\":\"correct-horse-7\",\"role\":\"OWNER\"} | 400 | bad-member",
        "{\"username\":\"ann\",\"password\":\"correct-horse-7\",\"owner_token\":\"no\"} | 403 | owner-token",
        "no json                                                        | 400 | not-json",
      })
  void refusesToRegister_andSaysWhy(String body, int status, String type) {
    var answer = visitor.post("/api/register", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(type(answer)).isEqualTo(type);
  }

  @Test
  void refusesANameThatIsTaken() {
    assertThat(visitor.register().statusCode()).isEqualTo(201);
    assertThat(visitor.register().statusCode()).isEqualTo(409);
  }

  @Test
  void answersUnknownNamesAndWrongPasswordsAlike() {
    visitor.register();
    var wrong = visitor.login("not-the-password");
    var unknown = new Visitor(producer).login("not-the-password");
    var impossible = new Visitor(producer, "NO NAME").login("x");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(impossible.body()).isEqualTo(wrong.body());
  }

  @Test
  void locksANameThatIsGuessedAt_whetherItExistsOrNot() throws SQLException {
    visitor.register();
    for (var guessed : List.of(visitor, new Visitor(producer))) {
      var answers =
          IntStream.range(0, 12).mapToObj(i -> guessed.login("guess-" + i).statusCode()).toList();
      assertThat(answers.subList(0, 5)).containsOnly(401);
      assertThat(answers).contains(429);
    }
    execute("UPDATE lockout SET locked_until = locked_until + 600000");
    var locked = visitor.login();
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    assertThat(actions(visitor.name)).contains("sign-in-failed", "lockout");
    execute("UPDATE lockout SET locked_until = 0");
    assertThat(visitor.login().statusCode()).isEqualTo(200);
  }

  @Test
  void goesOnWithTheRefreshCookie_andGivesTheSameSuccessorToTwoTabs() {
    visitor.register();
    visitor.login();
    var first = visitor.cookie();
    assertThat(visitor.refresh().statusCode()).isEqualTo(200);
    var second = visitor.cookie();
    visitor.useCookie(first);
    assertThat(visitor.refresh().statusCode()).isEqualTo(200);
    assertThat(visitor.cookie()).isEqualTo(second).isNotEqualTo(first);
  }

  @Test
  void endsTheSession_whenAnOldRefreshTokenIsUsedAgain() {
    visitor.register();
    visitor.login();
    var first = visitor.cookie();
    visitor.refresh();
    visitor.refresh();
    var latest = visitor.cookie();
    assertThat(visitor.get("/api/users/" + visitor.id()).statusCode()).isEqualTo(200);

    visitor.useCookie(first);
    assertThat(visitor.refresh().statusCode()).isEqualTo(401);
    visitor.useCookie(latest);
    assertThat(visitor.refresh().statusCode()).isEqualTo(401);
    assertThat(visitor.get("/api/users/" + visitor.id()).statusCode()).isEqualTo(401);
    assertThat(press(visitor)).isEqualTo(401);
  }

  @Test
  void endsTheSession_whenTheLastButOneRefreshTokenIsUsedLate() throws SQLException {
    visitor.register();
    visitor.login();
    var first = visitor.cookie();
    visitor.refresh();
    execute("UPDATE account_session SET rotated_at = rotated_at - 11000");
    visitor.useCookie(first);
    assertThat(visitor.refresh().statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clicker_refresh=",
        "clicker_refresh=0123",
        "clicker_refresh=00000000000000000000000000000000.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "clicker_refresh=a; clicker_refresh=b",
      })
  void knowsNoForgedRefreshToken(String cookie) {
    visitor.useCookie(cookie);
    assertThat(visitor.refresh().statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "null",
    "https://evil.example",
    "http://localhost.evil.example",
    "http://evil-localhost",
    "https://localhost",
    "http://localhost:1",
  })
  void takesTheCookieFromNoOtherOrigin(String origin) {
    visitor.register();
    visitor.login();
    assertThat(visitor.call("POST", "/api/token/refresh", null).statusCode()).isEqualTo(403);
    var strange = visitor.call("POST", "/api/token/refresh", null, "X-CSRF", "1", "Origin", origin);
    assertThat(strange.statusCode()).isEqualTo(403);
    var own =
        visitor.call(
            "POST",
            "/api/token/refresh",
            null,
            "X-CSRF",
            "1",
            "Origin",
            "http://localhost:" + producer.port());
    assertThat(own.statusCode()).isEqualTo(200);
  }

  @Test
  void signsOut_atOnce() {
    visitor.register();
    visitor.login();
    assertThat(press(visitor)).isEqualTo(202);
    assertThat(visitor.logout().statusCode()).isEqualTo(204);
    assertThat(press(visitor)).isEqualTo(401);
    assertThat(visitor.get("/api/users/" + visitor.id()).statusCode()).isEqualTo(401);
    assertThat(visitor.refresh().statusCode()).isEqualTo(401);
  }

  @Test
  void listsSessions_andEndsThem() {
    visitor.register();
    visitor.login();
    var elsewhere = new Visitor(producer, visitor.name);
    elsewhere.login();
    var path = "/api/users/" + visitor.id() + "/sessions";
    List<String> others =
        JsonPath.read(visitor.get(path).body(), "$.sessions[?(@.present==false)].id");
    assertThat(others).hasSize(1);
    assertThat(visitor.delete(path + "/" + others.getFirst()).statusCode()).isEqualTo(204);
    assertThat(visitor.delete(path + "/" + others.getFirst()).statusCode()).isEqualTo(404);
    assertThat(elsewhere.get(path).statusCode()).isEqualTo(401);
    assertThat(visitor.delete(path).statusCode()).isEqualTo(204);
    assertThat(visitor.get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void endsASession_whichAnotherInstanceEnded() throws SQLException {
    visitor.register();
    visitor.login();
    assertThat(press(visitor)).isEqualTo(202);
    execute(
        "UPDATE account_session SET ended_at = %d WHERE account_id = %d"
            .formatted(System.currentTimeMillis(), visitor.id()));
    await().until(() -> press(visitor) == 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sessions/%F2%B7%B2%BE%C3%AAD", "/tokens/%F2%A6%89%91"})
  void anIdThatNothingCanHave_isTheIdOfNothing(String path) {
    visitor.register();
    visitor.login();
    assertThat(visitor.delete("/api/users/" + visitor.id() + path).statusCode()).isEqualTo(404);
  }

  @Test
  void changesNameAndPassword_butOnlyWithThePresentOne() {
    visitor.register();
    visitor.login();
    var elsewhere = new Visitor(producer, visitor.name);
    elsewhere.login();
    var path = "/api/users/" + visitor.id();
    var next = "\"password\":\"a-better-horse\"";
    assertThat(visitor.put(path, "{" + next + "}").statusCode()).isEqualTo(403);
    assertThat(visitor.put(path, "{" + next + ",\"current_password\":\"no\"}").statusCode())
        .isEqualTo(403);
    var changed =
        visitor.put(path, "{%s,\"current_password\":\"%s\"}".formatted(next, Visitor.PASSWORD));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(visitor.get(path).statusCode()).isEqualTo(200);
    assertThat(elsewhere.get(path).statusCode()).isEqualTo(401);
    assertThat(visitor.login().statusCode()).isEqualTo(401);
    var renamed = visitor.put(path, "{\"username\":\"%s-2\"}".formatted(visitor.name));
    assertThat(renamed.statusCode()).isEqualTo(200);
    assertThat(new Visitor(producer, visitor.name + "-2").login("a-better-horse").statusCode())
        .isEqualTo(200);
  }

  @Test
  void deletesAnAccount_andWhatIsLeftOfItSignsNobodyIn() {
    visitor.register();
    visitor.login();
    assertThat(visitor.delete("/api/users/" + visitor.id()).statusCode()).isEqualTo(204);
    assertThat(visitor.get("/api/users/" + visitor.id()).statusCode()).isEqualTo(401);
    assertThat(press(visitor)).isEqualTo(401);
    assertThat(visitor.refresh().statusCode()).isEqualTo(401);
    assertThat(visitor.login().statusCode()).isEqualTo(401);
    assertThat(actions(visitor.name)).contains("account-deletion");
  }

  @Test
  void aRoleCountsAtOnce_andTheLastOwnerStays() {
    var owner = Visitor.signedIn(producer, "OWNER");
    visitor.register();
    visitor.login();
    assertThat(visitor.get("/api/ops/audit").statusCode()).isEqualTo(403);
    var role = "/api/users/" + visitor.id() + "/role";
    assertThat(owner.put(role, "{\"role\":\"AUDITOR\"}").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/api/ops/audit").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/api/users").statusCode()).isEqualTo(200);
    assertThat(visitor.post("/api/ops/recount", "{}").statusCode()).isEqualTo(403);
    assertThat(visitor.put(role, "{\"role\":\"OWNER\"}").statusCode()).isEqualTo(403);
    assertThat(owner.put(role, "{\"role\":\"KING\"}").statusCode()).isEqualTo(400);
    assertThat(owner.put(role, "{\"role\":\"USER\"}").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/api/ops/audit").statusCode()).isEqualTo(403);
    demoteOtherOwners(owner);
    var own = "/api/users/" + owner.id();
    assertThat(owner.put(own + "/role", "{\"role\":\"USER\"}").statusCode()).isEqualTo(409);
    assertThat(owner.delete(own).statusCode()).isEqualTo(409);
    assertThat(actions(visitor.name)).contains("role-change");
  }

  @Test
  void onlyOneOfTwoOwnersIsDemoted_whenEachDemotesTheOther() throws Exception {
    var one = Visitor.signedIn(producer, "OWNER");
    var other = Visitor.signedIn(producer, "OWNER");
    demoteOtherOwners(one, other);
    Callable<HttpResponse<String>> first =
        () -> one.put("/api/users/" + other.id() + "/role", "{\"role\":\"USER\"}");
    Callable<HttpResponse<String>> second =
        () -> other.put("/api/users/" + one.id() + "/role", "{\"role\":\"USER\"}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(List.of(first, second)).stream().map(AccountIT::status);
      assertThat(answers.filter(status -> status == 200)).hasSize(1);
    }
    assertThat(owners()).hasSize(1);
  }

  @Test
  void whoeverHasTheTokenBecomesTheFirstOwner_andNobodyElse() throws SQLException {
    execute("UPDATE account SET role = 'USER'");
    var body =
        "{\"username\":\"%s\",\"password\":\"%s\",\"owner_token\":\"first-of-all\"}"
            .formatted(visitor.name, Visitor.PASSWORD);
    assertThat(visitor.post("/api/register", body).statusCode()).isEqualTo(201);
    assertThat(owners()).containsExactly(visitor.name);
    var late = body.replace(visitor.name, visitor.name + "-2");
    assertThat(visitor.post("/api/register", late).statusCode()).isEqualTo(403);
  }

  @Test
  void searchesTheTrail() {
    visitor.register();
    visitor.login();
    var auditor = Visitor.signedIn(producer, "AUDITOR");
    var path = "/api/ops/trail?user=" + visitor.name;
    var all = auditor.get(path).body();
    assertThat(JsonPath.<List<String>>read(all, "$.entries[*].action"))
        .containsExactly("sign-in", "register");
    assertThat(JsonPath.<String>read(all, "$.entries[0].address")).isNotEmpty();
    var one = auditor.get(path + "&action=register").body();
    assertThat(JsonPath.<List<String>>read(one, "$.entries[*].action")).containsExactly("register");
    assertThat(
            JsonPath.<List<String>>read(
                auditor.get(path + "&from=2100-01-01T00:00:00Z").body(), "$.entries"))
        .isEmpty();
    assertThat(
            JsonPath.<List<String>>read(
                auditor.get(path + "&to=2020-01-01T00:00:00Z").body(), "$.entries"))
        .isEmpty();
    assertThat(auditor.get(path + "&from=yesterday").statusCode()).isEqualTo(400);
    assertThat(auditor.get(path + "&action=nothing").statusCode()).isEqualTo(400);
    assertThat(auditor.get(path + "&cursor=x").statusCode()).isEqualTo(400);
    assertThat(visitor.get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesPasswordsAtOnce_whenTooManyAreHashedAlready() throws Exception {
    visitor.register();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var logins = new ArrayList<Callable<HttpResponse<String>>>();
      for (int i = 0; i < 40; i++) {
        logins.add(() -> new Visitor(producer, visitor.name).login());
      }
      var statuses =
          threads.invokeAll(logins).stream().map(AccountIT::status).collect(Collectors.toSet());
      assertThat(statuses).isEqualTo(Set.of(200, 429));
    }
  }

  private static int status(Future<HttpResponse<String>> answer) {
    try {
      return answer.get().statusCode();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static void demoteOtherOwners(Visitor... kept) {
    var ids = List.of(kept).stream().map(it -> Long.toString(it.id())).toList();
    try {
      execute(
          "UPDATE account SET role = 'USER' WHERE id NOT IN (%s)".formatted(String.join(",", ids)));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static int press(Visitor visitor) {
    return visitor.post("/count", "{\"count\":1}").statusCode();
  }

  private static String type(HttpResponse<String> answer) {
    return JsonPath.<String>read(answer.body(), "$.type").replace("urn:cloudclicker:problem:", "");
  }

  private static List<String> actions(String user) {
    return texts(
        "SELECT action FROM trail WHERE actor = '%1$s' OR target = '%1$s'".formatted(user));
  }

  private static List<String> owners() {
    return texts("SELECT username FROM account WHERE role = 'OWNER'");
  }

  private static List<String> texts(String sql) {
    var texts = new ArrayList<String>();
    try (var connection = producer.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
