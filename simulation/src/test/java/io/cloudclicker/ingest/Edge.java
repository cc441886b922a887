package io.cloudclicker.ingest;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.simulation.Attempt;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Happening;
import io.cloudclicker.simulation.LogProducer;
import io.cloudclicker.simulation.LogTopic;
import io.cloudclicker.simulation.Time;
import io.cloudclicker.topic.TopicEye;
import io.cloudclicker.wire.ClickKey;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The producer service from the click desk on: everything but Kafka's client is the product's.
public final class Edge {

  private static final int WINDOW = 12;
  private static final Presser ANYBODY =
      new Presser(null, null, "127.0.0.1", new Caller.Anonymous());
  private static final Bulkhead BULKHEAD = Bulkhead.ofDefaults("simulation");
  private static final CircuitBreaker BREAKER = CircuitBreaker.ofDefaults("simulation");

  /// What was not answered when `send` returned will not be; nothing is waited for.
  private static final IngestProperties PROPERTIES =
      new IngestProperties(
          WINDOW, Duration.ofNanos(1), Duration.ofSeconds(1), Duration.ZERO, Duration.ofHours(1));

  static {
    BREAKER.transitionToDisabledState();
  }

  private final ClickDesk desk;
  private final EdgeClock edgeClock;
  private final Fortune fortune;

  public Edge(
      LogProducer producer, TopicEye eye, Epochs epochs, Clock clock, Time time, Fortune fortune) {
    this.fortune = fortune;
    edgeClock = new EdgeClock(time::nanos);
    var sender = new KafkaSender(LogTopic.NAME, () -> producer, BREAKER, FaultPoints.NONE, clock);
    var window = new KeyWindow(WINDOW, eye.records(), time::nanos);
    var log =
        new KafkaClickLog(
            eye.topic(),
            eye.ends(),
            BULKHEAD,
            new GroupCommit(sender, PROPERTIES.gather()),
            edgeClock,
            window,
            FaultPoints.NONE,
            PROPERTIES);
    desk =
        new ClickDesk(
            name -> new Lookup.Found(new Counter(name, Counter.Press.ANYONE, Set.of())),
            new PressRules(),
            (_, _, _, _) -> Optional.empty(),
            epochs,
            eye.topic(),
            edgeClock,
            log,
            PROPERTIES,
            clock);
  }

  public static int partition(ClickKey key, int keyedPartitions) {
    return KafkaClickLog.partition(key, keyedPartitions);
  }

  /// Tells each attempt what became of it.
  public void press(List<Attempt> attempts) {
    var presses =
        attempts.stream().map(it -> new Press(it.counter(), it.key(), it.value(), null)).toList();
    var answers = desk.press(presses, ANYBODY);
    for (int place = 0; place < answers.size(); place++) {
      tell(attempts.get(place), answers.get(place));
    }
  }

  private void tell(Attempt attempt, Pressed answer) {
    switch (answer) {
      case Pressed.Queued(_, var receipt) -> attempt.acknowledged(receipt);
      case Pressed.Refused(_, Problem problem) -> {
        note(problem);
        if (problem.outcome() == Problem.Outcome.UNKNOWN) {
          attempt.unknown();
        } else {
          attempt.refused();
        }
      }
    }
  }

  private void note(Problem problem) {
    if (problem.outcome() == Problem.Outcome.INVALID) {
      fortune.happened(Happening.KEY_REFUSED);
    } else if (problem.detail().contains("too many clicks with keys")) {
      fortune.happened(Happening.WINDOW_FULL);
    } else if (problem.detail().contains("clock is off")) {
      fortune.happened(Happening.CLOCK_OFF);
    } else if (problem.detail().contains("ahead of the log")
        || problem.detail().contains("late into the log")) {
      fortune.happened(Happening.ACK_DOUBTED);
    }
  }
}
