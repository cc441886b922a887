package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Caller.Pressing;
import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PressRulesTest {

  private static final String PAGE = "https://blog.example";
  private static final String HOST = "clicks.example:8443";
  private static final Caller NOBODY = new Caller.Anonymous();
  private static final Caller PERSON = new Caller.Person(7, new SubjectId(1, 2), "s");

  private final PressRules rules = new PressRules();

  @Test
  void anybodyMayPress_whatIsForAnyone() {
    assertThat(status(Press.ANYONE, Set.of(), from(PAGE))).isZero();
  }

  @Test
  void aPageOfAnotherOriginMayNotPress_whereOriginsAreNamed() {
    assertThat(status(Press.ANYONE, Set.of(PAGE), from("https://evil.example"))).isEqualTo(403);
    assertThat(status(Press.ANYONE, Set.of(PAGE), from("null"))).isEqualTo(403);
    assertThat(status(Press.ANYONE, Set.of(PAGE), from("not an origin"))).isEqualTo(403);
    assertThat(status(Press.ANYONE, Set.of(PAGE), from(PAGE + ".evil.example"))).isEqualTo(403);
  }

  @Test
  void theNamedOriginsMayPress_andTheServersOwnPages_andProgramsWithoutAnOrigin() {
    assertThat(status(Press.ANYONE, Set.of(PAGE), from(PAGE))).isZero();
    assertThat(status(Press.ANYONE, Set.of(PAGE), from("https://" + HOST))).isZero();
    assertThat(status(Press.ANYONE, Set.of(PAGE), from((String) null))).isZero();
  }

  @Test
  void onlyPeopleMayPress_whatIsForUsers() {
    assertThat(status(Press.USERS, Set.of(), from(PERSON))).isZero();
    assertThat(status(Press.USERS, Set.of(), from(NOBODY))).isEqualTo(401);
    assertThat(status(Press.USERS, Set.of(), from(machine(new Pressing.Every())))).isEqualTo(403);
  }

  @Test
  void onlyMachinesMayPress_whatIsForTokens() {
    assertThat(status(Press.TOKENS, Set.of(), from(machine(new Pressing.Every())))).isZero();
    assertThat(status(Press.TOKENS, Set.of(), from(NOBODY))).isEqualTo(401);
    assertThat(status(Press.TOKENS, Set.of(), from(PERSON))).isEqualTo(403);
  }

  @Test
  void aMachineMayPress_onlyWhatItsScopesName() {
    var likes = machine(new Pressing.Only(Set.of(new CounterName("likes"))));
    var others = machine(new Pressing.Only(Set.of(new CounterName("claps"))));
    for (var press : Press.values()) {
      assertThat(status(press, Set.of(), from(others))).isEqualTo(403);
    }
    assertThat(status(Press.TOKENS, Set.of(), from(likes))).isZero();
    var global = new Counter(CounterName.GLOBAL, Press.ANYONE, Set.of());
    assertThat(rules.refusal(global, from(likes))).map(Problem::status).contains(403);
  }

  @Test
  void globalMayAlwaysBePressed() {
    var global = new Counter(CounterName.GLOBAL, Press.USERS, Set.of(PAGE));
    assertThat(rules.refusal(global, from("https://evil.example"))).isEmpty();
  }

  private int status(Press press, Set<String> origins, Presser presser) {
    var counter = new Counter(new CounterName("likes"), press, origins);
    return rules.refusal(counter, presser).map(Problem::status).orElse(0);
  }

  private static Presser from(@Nullable String origin) {
    return new Presser(origin, HOST, "192.0.2.1", NOBODY);
  }

  private static Presser from(Caller caller) {
    return new Presser(null, HOST, "192.0.2.1", caller);
  }

  private static Caller machine(Pressing pressing) {
    return new Caller.Machine("meter", null, pressing, new SubjectId(1, 2));
  }
}
