package io.cloudclicker.ingest;

import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.limit.ClickLimits;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Takes presses: checks counter, caller, key and limits in this order, hands the clicks to the log
/// together, and turns the log's results into answers. So what is refused by the first three is
/// taken off nobody's limit, and made-up names of counters fill no memory. Safe for any thread;
/// blocks as the log does.
final class ClickDesk {

  private static final Counter GLOBAL =
      new Counter(CounterName.GLOBAL, Counter.Press.ANYONE, Set.of());
  private static final CounterId GLOBAL_ID = GLOBAL.id();

  private final CounterDirectory counters;
  private final PressRules rules;
  private final ClickLimits limits;
  private final Epochs epochs;
  private final Topic topic;
  private final EdgeClock edgeClock;
  private final ClickLog log;
  private final IngestProperties settings;
  private final Clock clock;

  ClickDesk(
      CounterDirectory counters,
      PressRules rules,
      ClickLimits limits,
      Epochs epochs,
      Topic topic,
      EdgeClock edgeClock,
      ClickLog log,
      IngestProperties settings,
      Clock clock) {
    this.counters = counters;
    this.rules = rules;
    this.limits = limits;
    this.epochs = epochs;
    this.topic = topic;
    this.edgeClock = edgeClock;
    this.log = log;
    this.settings = settings;
    this.clock = clock;
  }

  Pressed press(Press press, Presser presser) {
    return press(List.of(press), presser).getFirst();
  }

  /// @return one answer per press, in order
  List<Pressed> press(List<Press> presses, Presser presser) {
    var directory = new Lookups();
    var refusals = presses.stream().map(press -> refusal(press, presser, directory)).toList();
    var clicks = new ArrayList<Click>(presses.size());
    for (int place = 0; place < presses.size(); place++) {
      if (refusals.get(place).isEmpty()) {
        clicks.add(click(presses.get(place), presser.caller().creditedTo()));
      }
    }
    var results = clicks.isEmpty() ? List.<PublishResult>of() : log.publish(clicks);
    return answers(presses, refusals, results.iterator());
  }

  /// @param results of the presses that were not refused, in order
  private List<Pressed> answers(
      List<Press> presses, List<Optional<Problem>> refusals, Iterator<PublishResult> results) {
    var answers = new ArrayList<Pressed>(presses.size());
    for (int place = 0; place < presses.size(); place++) {
      var press = presses.get(place);
      var refusal = refusals.get(place);
      answers.add(
          refusal
              .map(problem -> refused(press, problem))
              .orElseGet(() -> answer(press, results.next())));
    }
    return answers;
  }

  private Optional<Problem> refusal(Press press, Presser presser, Lookups directory) {
    return switch (directory.find(press.counter())) {
      case Lookup.Unknown _ -> Optional.of(Refusals.unknownCounter(press.counter().value()));
      case Lookup.Unavailable _ -> Optional.of(notStored(press, "the counter can't be known now"));
      case Lookup.Found(Counter counter) ->
          rules
              .refusal(counter, presser)
              .or(() -> keyRefusal(press))
              .or(() -> overLimit(press, presser));
    };
  }

  private Optional<Problem> keyRefusal(Press press) {
    if (press.key() == null) {
      return Optional.empty();
    }
    if (!edgeClock.trusted()) {
      return Optional.of(notStored(press, "this instance's clock is off"));
    }
    long now = clock.millis();
    return KeyRules.refusal(press.key(), now, topic.current().orElse(null))
        .map(why -> Refusals.keyTime(why, now));
  }

  private Optional<Problem> overLimit(Press press, Presser presser) {
    return limits
        .click(presser.caller(), presser.address(), press.counter(), press.key(), presser.pass())
        .map(over -> Refusals.overLimit(over, press.key() != null, presser.pass()));
  }

  private Click click(Press press, @Nullable SubjectId subject) {
    var counter = press.counter().equals(GLOBAL.name()) ? GLOBAL_ID : CounterId.of(press.counter());
    long now = clock.millis();
    long madeAt = press.atMillis() == null ? now : press.atMillis();
    return new Click(
        counter, epochs.known(counter), press.key(), press.valueAt(now), madeAt, subject);
  }

  private Pressed answer(Press press, PublishResult result) {
    return switch (result) {
      case PublishResult.Stored(var receipt) -> new Pressed.Queued(id(press), receipt);
      case PublishResult.NotStored(var why, var retryAfter) ->
          refused(press, Refusals.notStored(why, press.key() != null, retryAfter));
      case PublishResult.Unknown(var why) ->
          refused(press, Refusals.unknown(why, press.key() != null, settings.retryAfter()));
    };
  }

  private static Pressed refused(Press press, Problem problem) {
    return new Pressed.Refused(press.key() == null ? null : press.key().toString(), problem);
  }

  private Problem notStored(Press press, String why) {
    return Refusals.notStored(why, press.key() != null, settings.retryAfter());
  }

  private static String id(Press press) {
    return press.key() == null ? traceId() : press.key().toString();
  }

  /// A UUIDv4, which no route takes as a key. It need not be hard to guess.
  private static String traceId() {
    var random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    return new UUID(high, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
  }

  /// Asks for each counter of a call once, and for a bounded time in all.
  private final class Lookups {
    private final Map<CounterName, Lookup> found = new HashMap<>();
    private final long begun = System.nanoTime();

    Lookup find(CounterName name) {
      return name.equals(GLOBAL.name())
          ? new Lookup.Found(GLOBAL)
          : found.computeIfAbsent(name, this::ask);
    }

    private Lookup ask(CounterName name) {
      boolean inTime = System.nanoTime() - begun < settings.lookupTime().toNanos();
      return inTime ? counters.find(name) : new Lookup.Unavailable();
    }
  }
}
