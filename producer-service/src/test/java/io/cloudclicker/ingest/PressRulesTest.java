package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.owner.ApiToken;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.wire.CounterName;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PressRulesTest {

  private static final String PAGE = "https://blog.example";
  private static final String HOST = "clicks.example:8443";

  private final PressRules rules = new PressRules(new ApiToken("s3cret"));

  @Test
  void anybodyMayPress_whatIsForAnyone() {
    assertThat(status(Press.ANYONE, Set.of(), caller(PAGE, null))).isZero();
  }

  @Test
  void aPageOfAnotherOriginMayNotPress_whereOriginsAreNamed() {
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller("https://evil.example", null)))
        .isEqualTo(403);
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller("null", null))).isEqualTo(403);
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller("not an origin", null))).isEqualTo(403);
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller(PAGE + ".evil.example", null)))
        .isEqualTo(403);
  }

  @Test
  void theNamedOriginsMayPress_andTheServersOwnPages_andProgramsWithoutAnOrigin() {
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller(PAGE, null))).isZero();
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller("https://" + HOST, null))).isZero();
    assertThat(status(Press.ANYONE, Set.of(PAGE), caller(null, null))).isZero();
  }

  @Test
  void nobodyMayPress_whatIsForPeople_sinceNobodyCanSignInYet() {
    assertThat(status(Press.USERS, Set.of(), caller(null, "s3cret"))).isEqualTo(401);
  }

  @Test
  void onlyTheTokenMayPress_whatIsForTokens() {
    assertThat(status(Press.TOKENS, Set.of(), caller(null, "s3cret"))).isZero();
    assertThat(status(Press.TOKENS, Set.of(), caller(null, "s3cre"))).isEqualTo(401);
    assertThat(status(Press.TOKENS, Set.of(), caller(null, null))).isEqualTo(401);
  }

  @Test
  void noTokenMayPress_whereNoneIsConfigured() {
    for (var none : new String[] {"", " "}) {
      var counter = new Counter(new CounterName("likes"), Press.TOKENS, Set.of());
      assertThat(new PressRules(new ApiToken(none)).refusal(counter, caller(null, none)))
          .map(Problem::status)
          .contains(403);
    }
  }

  @Test
  void globalMayAlwaysBePressed() {
    var global = new Counter(CounterName.GLOBAL, Press.USERS, Set.of(PAGE));
    assertThat(rules.refusal(global, caller("https://evil.example", null))).isEmpty();
  }

  private int status(Press press, Set<String> origins, Caller caller) {
    var counter = new Counter(new CounterName("likes"), press, origins);
    return rules.refusal(counter, caller).map(Problem::status).orElse(0);
  }

  private static Caller caller(@Nullable String origin, @Nullable String token) {
    return new Caller(origin, HOST, token);
  }
}
