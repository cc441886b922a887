package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.limit.ClickLimits;
import io.cloudclicker.limit.Kind;
import io.cloudclicker.limit.OverLimit;
import io.cloudclicker.limit.Rate;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.problem.Problem.Retry;
import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ClickDeskTest {

  private static final long NOW = 1_800_000_000_123L;
  private static final CounterName LIKES = new CounterName("likes");
  private static final Presser CALLER =
      new Presser(null, null, "192.0.2.1", new Caller.Anonymous());
  private static final Receipt RECEIPT = new Receipt(1, 2, 3, 4);
  private static final IngestProperties SETTINGS =
      new IngestProperties(
          1, Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2));

  private final List<Click> published = new ArrayList<>();
  private final List<CounterName> asked = new ArrayList<>();
  private final EdgeClock edgeClock = new EdgeClock(() -> 1);
  private Function<Click, PublishResult> log = _ -> new PublishResult.Stored(RECEIPT);
  private Lookup likes = new Lookup.Found(new Counter(LIKES, Counter.Press.ANYONE, Set.of()));
  private ClickLimits limits = (_, _, _, _) -> Optional.empty();
  private IngestProperties settings = SETTINGS;

  @Test
  void queuesAClick_withItsEpochAndTimes() {
    var key = key(NOW - 5_000);
    var answer = press(new Press(LIKES, key, 7L, NOW - 60_000));
    assertThat(answer).isEqualTo(new Pressed.Queued(key.toString(), RECEIPT));
    assertThat(published)
        .containsExactly(new Click(CounterId.of(LIKES), 42, key, 7, NOW - 60_000, null));
  }

  @Test
  void theValueIsTheSecondInWhichItWasMade_whereNoneIsGiven() {
    press(new Press(LIKES, null, null, null));
    press(new Press(LIKES, key(NOW - 5_000), null, null));
    assertThat(published)
        .extracting(Click::value)
        .containsExactly(1_800_000_000L, 1_800_000_000L - 5);
    assertThat(published).extracting(Click::madeAtMillis).containsOnly(NOW);
  }

  @Test
  void tracesAClickWithoutAKey_byAnIdThatIsNoKey() {
    var answer = (Pressed.Queued) press(new Press(LIKES, null, 1L, null));
    assertThat(answer.id()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
    assertThat(ClickKey.parse(answer.id())).isEmpty();
  }

  @Test
  void globalNeedsNoDirectory() {
    press(new Press(CounterName.GLOBAL, null, 1L, null));
    assertThat(asked).isEmpty();
    assertThat(published).hasSize(1);
  }

  @Test
  void refusesAnUnknownCounter() {
    likes = new Lookup.Unknown();
    var problem = refused(new Press(LIKES, null, 1L, null));
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(published).isEmpty();
  }

  @Test
  void asksToComeAgain_whenTheCounterCannotBeKnown() {
    likes = new Lookup.Unavailable();
    var problem = refused(new Press(LIKES, null, 1L, null));
    assertThat(problem).isEqualTo(notStored("the counter can't be known now", Retry.FRESH));
    assertThat(refused(new Press(LIKES, key(NOW), 1L, null)).retry()).isEqualTo(Retry.SAME_KEY);
  }

  @Test
  void refusesWhoMayNotPress() {
    likes = new Lookup.Found(new Counter(LIKES, Counter.Press.USERS, Set.of()));
    assertThat(refused(new Press(LIKES, null, 1L, null)).status()).isEqualTo(401);
  }

  @Test
  void sendsAKeyThatIsTooOldToItsFate() {
    var problem = refused(new Press(LIKES, key(NOW - 600_001), 1L, null));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.retry()).isEqualTo(Retry.ASK);
    assertThat(problem.members()).containsEntry("server_time", "2027-01-15T08:00:00.123Z");
    assertThat(published).isEmpty();
  }

  @Test
  void judgesNoKey_whileItsClockIsOff() {
    edgeClock.agrees(new Sent.Acked(0, 0, NOW - 100_000, NOW, NOW));
    var problem = refused(new Press(LIKES, key(NOW - 600_001), 1L, null));
    assertThat(problem).isEqualTo(notStored("this instance's clock is off", Retry.SAME_KEY));
    assertThat(press(new Press(LIKES, null, 1L, null))).isInstanceOf(Pressed.Queued.class);
  }

  @Test
  void storesNothing_whereALimitIsMet() {
    var over = new OverLimit(Kind.ADDRESS, Rate.of("60/1m"), Duration.ofMillis(1_500));
    limits = (_, _, _, _) -> Optional.of(over);
    var problem = refused(new Press(LIKES, key(NOW), 1L, null));
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.outcome()).isEqualTo(Outcome.NOT_STORED);
    assertThat(problem.retry()).isEqualTo(Retry.SAME_KEY);
    assertThat(problem.headers())
        .containsEntry("RateLimit-Policy", "\"address\";q=60;w=60")
        .containsEntry("RateLimit", "\"address\";r=0;t=2");
    assertThat(refused(new Press(LIKES, null, 1L, null)).retry()).isEqualTo(Retry.FRESH);
    assertThat(published).isEmpty();
  }

  @Test
  void takesNothingOffALimit_forWhatIsRefusedAnyway() {
    limits = (_, _, _, _) -> Assertions.fail("was asked");
    refused(new Press(LIKES, key(NOW - 600_001), 1L, null));
    likes = new Lookup.Found(new Counter(LIKES, Counter.Press.USERS, Set.of()));
    refused(new Press(LIKES, null, 1L, null));
    likes = new Lookup.Unknown();
    assertThat(refused(new Press(LIKES, null, 1L, null)).status()).isEqualTo(404);
  }

  @Test
  void saysHowToRetry_whatWasNotStored() {
    log = _ -> new PublishResult.NotStored("full", Duration.ofSeconds(2));
    assertThat(refused(new Press(LIKES, null, 1L, null))).isEqualTo(notStored("full", Retry.FRESH));
    assertThat(refused(new Press(LIKES, key(NOW), 1L, null)))
        .isEqualTo(notStored("full", Retry.SAME_KEY));
  }

  @Test
  void namesNoRetry_whereNoneIsSafe() {
    log = _ -> new PublishResult.Unknown("lost");
    var problem = refused(new Press(LIKES, null, 1L, null));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(problem.retry()).isNull();
    assertThat(refused(new Press(LIKES, key(NOW), 1L, null)).retry()).isEqualTo(Retry.SAME_KEY);
  }

  @Test
  void answersEveryPressOfManyInOrder_whateverBecomesOfIt() {
    log = click -> new PublishResult.Stored(new Receipt(1, 0, click.value(), 0));
    likes = new Lookup.Unknown();
    var answers =
        desk()
            .press(
                List.of(
                    new Press(CounterName.GLOBAL, null, 10L, null),
                    new Press(LIKES, null, 11L, null),
                    new Press(CounterName.GLOBAL, null, 12L, null)),
                CALLER);
    assertThat(published).extracting(Click::value).containsExactly(10L, 12L);
    assertThat(offset(answers.get(0))).isEqualTo(10);
    assertThat(answers.get(1)).isInstanceOf(Pressed.Refused.class);
    assertThat(offset(answers.get(2))).isEqualTo(12);
  }

  @Test
  void asksForACounterOnce_howeverManyOfItsClicksComeTogether() {
    var press = new Press(LIKES, null, 1L, null);
    desk().press(List.of(press, press, press), CALLER);
    assertThat(asked).containsExactly(LIKES);
  }

  @Test
  void asksForNoMoreCounters_onceTheTimeForItIsUp() {
    settings =
        new IngestProperties(
            1, Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO);
    assertThat(refused(new Press(LIKES, null, 1L, null)).outcome()).isEqualTo(Outcome.NOT_STORED);
    assertThat(asked).isEmpty();
  }

  private static long offset(Pressed answer) {
    return ((Pressed.Queued) answer).receipt().offset();
  }

  private static Problem notStored(String why, Retry retry) {
    return new Problem(
        503,
        "not-stored",
        why,
        Outcome.NOT_STORED,
        retry,
        Duration.ofSeconds(2),
        Map.of("runbook", "docs/runbooks/clicks-refused.md"),
        Map.of());
  }

  private Problem refused(Press press) {
    return ((Pressed.Refused) press(press)).problem();
  }

  private Pressed press(Press press) {
    return desk().press(press, CALLER);
  }

  private ClickDesk desk() {
    CounterDirectory directory =
        name -> {
          asked.add(name);
          return likes;
        };
    ClickLog clickLog =
        clicks -> {
          published.addAll(clicks);
          return clicks.stream().map(log).toList();
        };
    Topic topic = () -> Optional.of(new CurrentLog(1, 6, 6, 0));
    var clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    return new ClickDesk(
        directory, new PressRules(), limits, _ -> 42, topic, edgeClock, clickLog, settings, clock);
  }

  private static ClickKey key(long millis) {
    return ClickKey.at(millis, new Random(1));
  }
}
