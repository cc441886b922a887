package io.cloudclicker.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Caller.Pressing;
import io.cloudclicker.caller.Network;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallerLimitsTest {

  private static final String HERE = "203.0.113.7";
  private static final String THERE = "203.0.113.8";
  private static final CounterName LIKES = new CounterName("likes");
  private static final Caller NOBODY = new Caller.Anonymous();
  private static final Rate TWO = Rate.of("2/1m");

  private final Map<Subject, Long> taken = new HashMap<>();
  private final List<Kind> refused = new ArrayList<>();
  private final Random random = new Random(7);
  private Rate counter = Rate.OFF;

  /// Two tokens in each bucket, which never fills again.
  private Duration take(Subject subject, Rate rate) {
    long before = taken.getOrDefault(subject, 0L);
    if (before >= rate.most()) {
      return Duration.ofSeconds(30);
    }
    taken.put(subject, before + 1);
    return Duration.ZERO;
  }

  private CallerLimits limits() {
    var exempt = List.of(Network.of("127.0.0.0/8"), Network.of("::1"));
    var settings =
        new LimitProperties(TWO, TWO, TWO, counter, TWO, exempt, 1_000, Duration.ofSeconds(1));
    return new CallerLimits(settings, this::take, refused::add);
  }

  @Test
  void limitsWhoShowsNothing_byTheAddress() {
    var limits = limits();
    assertThat(click(limits, NOBODY, HERE)).isEmpty();
    assertThat(click(limits, NOBODY, HERE)).isEmpty();
    assertThat(click(limits, NOBODY, HERE))
        .contains(new OverLimit(Kind.ADDRESS, TWO, Duration.ofSeconds(30)));
    assertThat(click(limits, NOBODY, THERE)).isEmpty();
    assertThat(refused).containsExactly(Kind.ADDRESS);
  }

  @Test
  void limitsAPerson_whereverTheyAre_andNobodyElse() {
    var limits = limits();
    var person = person(1);
    assertThat(click(limits, person, HERE)).isEmpty();
    assertThat(click(limits, person, THERE)).isEmpty();
    assertThat(click(limits, person, HERE)).map(OverLimit::kind).contains(Kind.ACCOUNT);
    assertThat(click(limits, person(2), HERE)).isEmpty();
    assertThat(click(limits, NOBODY, HERE)).isEmpty();
  }

  @Test
  void limitsEachTokenByItself() {
    var limits = limits();
    click(limits, machine("ann/meter"), HERE);
    click(limits, machine("ann/meter"), HERE);
    assertThat(click(limits, machine("ann/meter"), HERE)).map(OverLimit::kind).contains(Kind.TOKEN);
    assertThat(click(limits, machine("ann/shop"), HERE)).isEmpty();
  }

  @Test
  void limitsACounter_forAllTogether() {
    counter = TWO;
    var limits = limits();
    assertThat(click(limits, NOBODY, HERE)).isEmpty();
    assertThat(click(limits, person(1), HERE)).isEmpty();
    assertThat(click(limits, machine("ann/meter"), THERE))
        .map(OverLimit::kind)
        .contains(Kind.COUNTER);
    assertThat(limits.click(NOBODY, THERE, CounterName.GLOBAL, null, Pass.NONE)).isEmpty();
  }

  @Test
  void aPressThatComesAgain_isTakenOffItsSendersLimitAlone() {
    counter = TWO;
    var limits = limits();
    var key = ClickKey.at(1_800_000_000_000L, random);
    assertThat(limits.click(NOBODY, HERE, LIKES, key, Pass.NONE)).isEmpty();
    assertThat(limits.click(NOBODY, HERE, LIKES, key, Pass.NONE)).isEmpty();
    assertThat(limits.click(NOBODY, HERE, LIKES, key, Pass.NONE))
        .map(OverLimit::kind)
        .contains(Kind.ADDRESS);
    assertThat(limits.click(NOBODY, THERE, LIKES, key, Pass.NONE)).isEmpty();
    assertThat(taken)
        .containsEntry(new Subject(Kind.ADDRESS, HERE), 2L)
        .containsEntry(new Subject(Kind.ADDRESS, THERE), 1L)
        .containsEntry(new Subject(Kind.COUNTER, "likes"), 1L);
  }

  @Test
  void aPressThatWasRefusedForItsCounter_isAskedForAgain() {
    counter = TWO;
    var limits = limits();
    click(limits, NOBODY, HERE);
    click(limits, NOBODY, THERE);
    var key = ClickKey.at(1_800_000_000_000L, random);
    assertThat(limits.click(person(1), HERE, LIKES, key, Pass.NONE))
        .map(OverLimit::kind)
        .contains(Kind.COUNTER);
    assertThat(limits.click(person(2), HERE, LIKES, key, Pass.NONE))
        .map(OverLimit::kind)
        .contains(Kind.COUNTER);
  }

  @Test
  void limitsRegistrations_byTheNetworkOfIPv6() {
    var limits = limits();
    assertThat(limits.registration("2001:db8:1:2::1")).isEmpty();
    assertThat(limits.registration("2001:db8:1:2:ffff::1")).isEmpty();
    assertThat(limits.registration("2001:db8:1:2::3"))
        .map(OverLimit::kind)
        .contains(Kind.REGISTRATION);
    assertThat(limits.registration("2001:db8:1:3::1")).isEmpty();
  }

  @Test
  void limitsNobodyWhoIsExempt() {
    counter = TWO;
    var limits = limits();
    for (var address : List.of("127.0.0.1", "127.8.8.8", "0:0:0:0:0:0:0:1", "127.0.0.1")) {
      assertThat(click(limits, NOBODY, address)).isEmpty();
      assertThat(limits.registration(address)).isEmpty();
    }
    assertThat(taken).isEmpty();
  }

  private static Optional<OverLimit> click(CallerLimits limits, Caller caller, String address) {
    return limits.click(caller, address, LIKES, null, Pass.NONE);
  }

  private static Caller person(long account) {
    return new Caller.Person(account, new SubjectId(1, account), "a-session");
  }

  private static Caller machine(String name) {
    return new Caller.Machine(name, null, new Pressing.Every(), null);
  }
}
