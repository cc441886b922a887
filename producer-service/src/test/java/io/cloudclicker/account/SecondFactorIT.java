package io.cloudclicker.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in with a second factor.
class SecondFactorIT {

  private static RunningProducer producer;
  private Visitor visitor;

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
    visitor = Visitor.signedIn(producer, "USER");
  }

  @Test
  void isAskedForFromWhenItIsConfirmed_andEachCodeIsTakenOnce() throws SQLException {
    assertThat(tells(visitor)).isFalse();
    var secret = begin();
    assertThat(visitor.login().statusCode()).isEqualTo(200);
    assertThat(tells(visitor)).as("not confirmed").isFalse();
    assertThat(confirm("000000x").statusCode()).isEqualTo(422);
    var code = code(secret, 0);
    assertThat(confirm(code).statusCode()).isEqualTo(200);
    assertThat(tells(visitor)).isTrue();

    var without = visitor.login();
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.body()).contains("second_factor_required");
    assertThat(login(code).statusCode()).as("the code that confirmed").isEqualTo(401);
    assertThat(login("123").statusCode()).isEqualTo(401);
    forgetSteps();
    var next = code(secret, 1);
    assertThat(login(next).statusCode()).isEqualTo(200);
    assertThat(login(next).statusCode()).as("replayed").isEqualTo(401);
    assertThat(login(code(secret, 0)).statusCode()).as("an earlier step").isEqualTo(401);
    assertThat(visitor.refresh().statusCode()).as("a session that had it goes on").isEqualTo(200);
  }

  private static boolean tells(Visitor person) {
    return JsonPath.read(person.get("/api/users/" + person.id()).body(), "$.second_factor");
  }

  @Test
  void isNoneOfMoreThanOneStepAway() throws SQLException {
    var secret = begin();
    confirm(code(secret, 0));
    for (int steps : new int[] {-3, 3, 120}) {
      forgetSteps();
      assertThat(login(code(secret, steps)).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void takesARecoveryCodeOnce() {
    var secret = begin();
    List<String> codes = JsonPath.read(confirm(code(secret, 0)).body(), "$.recovery_codes");
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(login(codes.getFirst()).statusCode()).isEqualTo(200);
    assertThat(login(codes.getFirst()).statusCode()).isEqualTo(401);
    assertThat(login(codes.get(1).toUpperCase(Locale.ROOT).replace("-", " ")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void hasOtherRecoveryCodes_forThePassword_andThoseFromBeforeAreGoodNoMore() {
    var secret = begin();
    var path = "/api/users/" + visitor.id() + "/second-factor/recovery-codes";
    var none = visitor.post(path, again());
    assertThat(none.statusCode()).as("not confirmed").isEqualTo(404);
    assertThat(none.body()).contains("no-second-factor");
    List<String> before = JsonPath.read(confirm(code(secret, 0)).body(), "$.recovery_codes");

    assertThat(visitor.post(path, "{}").statusCode()).isEqualTo(403);
    assertThat(visitor.post(path, "{\"current_password\":\"no\"}").statusCode()).isEqualTo(403);
    assertThat(login(before.getFirst()).statusCode()).as("nothing changed").isEqualTo(200);
    var owner = Visitor.signedIn(producer, "OWNER");
    assertThat(owner.post(path, again()).statusCode()).as("another's").isEqualTo(403);

    var renewed = visitor.post(path, again());
    assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
    List<String> codes = JsonPath.read(renewed.body(), "$.recovery_codes");
    assertThat(codes).hasSize(10).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
    assertThat(before.stream().skip(1).limit(3).map(code -> login(code).statusCode()))
        .as("from before")
        .containsOnly(401);
    assertThat(login(codes.getFirst()).statusCode()).isEqualTo(200);
    assertThat(tells(visitor)).isTrue();
    var trail = owner.get("/api/ops/trail?action=recovery-codes-made&user=" + visitor.name).body();
    assertThat(JsonPath.<List<String>>read(trail, "$..target")).contains(visitor.name);
  }

  @Test
  void hasOneSetOfRecoveryCodes_whenTwoAskForThemAtTheSameTime() throws Exception {
    var secret = begin();
    confirm(code(secret, 0));
    var path = "/api/users/" + visitor.id() + "/second-factor/recovery-codes";
    Callable<HttpResponse<String>> renew = () -> visitor.post(path, again());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var renewed : threads.invokeAll(List.of(renew, renew, renew))) {
        assertThat(renewed.get().statusCode()).isEqualTo(200);
      }
    }
    assertThat(recoveryCodes()).isEqualTo(10);
  }

  private long recoveryCodes() throws SQLException {
    try (var connection = producer.database().connect();
        var statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM recovery_code WHERE account_id = ?")) {
      statement.setLong(1, visitor.id());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void isTakenFromOneOfTwo_whoSendItAtTheSameTime() throws Exception {
    var secret = begin();
    confirm(code(secret, 0));
    forgetSteps();
    var code = code(secret, 0);
    Callable<HttpResponse<String>> signIn =
        () -> new Visitor(producer, visitor.name).call("POST", "/api/login", body(code));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(List.of(signIn, signIn));
      assertThat(List.of(answers.get(0).get().statusCode(), answers.get(1).get().statusCode()))
          .containsExactlyInAnyOrder(200, 401);
    }
  }

  @Test
  void wrongCodesLockTheNameAsWrongPasswordsDo() {
    var secret = begin();
    confirm(code(secret, 0));
    var answers = IntStream.range(0, 12).mapToObj(i -> login("wrong-" + i).statusCode()).toList();
    assertThat(answers.subList(0, 5)).containsOnly(401);
    assertThat(answers).contains(429);
  }

  @Test
  void takesThePasswordAgain_toBeginAndToTakeItAway() {
    var path = "/api/users/" + visitor.id() + "/second-factor";
    assertThat(visitor.post(path, "{}").statusCode()).isEqualTo(403);
    assertThat(visitor.post(path, "{\"current_password\":\"no\"}").statusCode()).isEqualTo(403);
    var secret = begin();
    confirm(code(secret, 0));
    assertThat(visitor.post(path, again()).statusCode()).isEqualTo(409);
    assertThat(visitor.call("DELETE", path, "{}").statusCode()).isEqualTo(403);
    assertThat(visitor.call("DELETE", path, again()).statusCode()).isEqualTo(204);
    assertThat(visitor.login().statusCode()).isEqualTo(200);
  }

  @Test
  void isOnesOwn_butOwnersMayTakeItAway() {
    var secret = begin();
    confirm(code(secret, 0));
    var owner = Visitor.signedIn(producer, "OWNER");
    var other = Visitor.signedIn(producer, "USER");
    var path = "/api/users/" + visitor.id() + "/second-factor";
    assertThat(other.post(path, again()).statusCode()).isEqualTo(403);
    assertThat(owner.post(path, again()).statusCode()).isEqualTo(403);
    assertThat(other.call("DELETE", path, again()).statusCode()).isEqualTo(403);
    assertThat(owner.call("DELETE", path, "{}").statusCode()).isEqualTo(204);
  }

  @Test
  void keepsTheSecretSealed() throws SQLException {
    var secret = decode(begin());
    try (var connection = producer.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT secret FROM second_factor")) {
      while (rows.next()) {
        assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
            .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private String begin() {
    var begun = visitor.post("/api/users/" + visitor.id() + "/second-factor", again());
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String secret = JsonPath.read(begun.body(), "$.secret");
    assertThat(JsonPath.<String>read(begun.body(), "$.uri"))
        .isEqualTo(
            "otpauth://totp/Cloud%20Clicker:"
                + visitor.name
                + "?secret="
                + secret
                + "&issuer=Cloud%20Clicker");
    return secret;
  }

  private HttpResponse<String> confirm(String code) {
    return visitor.post(
        "/api/users/" + visitor.id() + "/second-factor/confirm", "{\"code\":\"" + code + "\"}");
  }

  private HttpResponse<String> login(String code) {
    return visitor.signIn(body(code));
  }

  private String body(String code) {
    return visitor.credentials(Visitor.PASSWORD).replace("}", ",\"code\":\"" + code + "\"}");
  }

  private static String again() {
    return "{\"current_password\":\"%s\"}".formatted(Visitor.PASSWORD);
  }

  private static String code(String secret, int steps) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(decode(secret), "HmacSHA1"),
              Instant.now().plusSeconds(30L * steps),
              Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] decode(String base32) {
    var bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int held = 0;
    for (int i = 0; i < base32.length(); i++) {
      buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes.write((buffer >> held) & 0xff);
        buffer &= (1 << held) - 1;
      }
    }
    return bytes.toByteArray();
  }

  private static void forgetSteps() throws SQLException {
    execute("UPDATE second_factor SET last_step = 0");
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
