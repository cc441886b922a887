package io.cloudclicker.bench;

import io.cloudclicker.generator.Load;
import io.cloudclicker.generator.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What calls over HTTP cost, each beside the same call without the product. The consumer counts
/// meanwhile: it is the system that is measured, not a part of it.
final class HttpBenchmarks {

  private static final int CLIENTS = 256;
  private static final int BATCH = 100;
  private static final List<Integer> CONNECTIONS = List.of(64, 256, 1_000);

  /// Nobody is exempt, and no limit is ever met.
  private static final Map<String, String> LIMITED =
      Map.of(
          "CLICKER_LIMIT_EXEMPT", "192.0.2.0/24",
          "CLICKER_LIMIT_ADDRESS", "999999999/1m",
          "CLICKER_LIMIT_COUNTER", "999999999/1m");

  private HttpBenchmarks() {}

  /// Presses, and what the ledger makes of them.
  private record Presses(Deployment system, Drive drive) {

    static Presses of(Trial trial, Deployment system) {
      return new Presses(system, Drive.post(trial, system.uri().resolve("count")));
    }

    Outcome peak(int connections) throws IOException {
      return system.enter(drive.peak(connections));
    }

    Outcome at(double perSecond) throws IOException {
      return system.enter(drive.at(perSecond));
    }
  }

  static void post(Trial trial) throws Exception {
    againstBaseline(trial, "noop", new Goal.AtLeast(0.70));
  }

  static void naive(Trial trial) throws Exception {
    againstBaseline(trial, "update", new Goal.AtLeast(10));
  }

  private static void againstBaseline(Trial trial, String path, Goal goal) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      var baseline = Drive.post(trial, system.baselines().resolve(path));
      presses.peak(CLIENTS);
      baseline.peak(CLIENTS);
      trial.inTurns(
          "",
          "requests/s",
          goal,
          () -> presses.drive().perSecond(presses.peak(CLIENTS)),
          () -> baseline.perSecond(baseline.peak(CLIENTS)));
      system.checkLedger();
    }
  }

  /// What a producer holds at the fewest connections is the baseline of what it holds at the most.
  static void connections(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      var footprint = new Footprint(system.producer().pid());
      presses.peak(CLIENTS);
      var threads = new ArrayList<List<Double>>();
      var memory = new ArrayList<List<Double>>();
      for (int connections : CONNECTIONS) {
        var rates = new ArrayList<Double>();
        threads.add(new ArrayList<>());
        memory.add(new ArrayList<>());
        for (int round = 0; round < trial.rounds(); round++) {
          rates.add(presses.drive().perSecond(presses.peak(connections)));
          threads.getLast().add(footprint.threads());
          memory.getLast().add(footprint.megabytes());
        }
        trial.found(
            Figure.alone(connections + " connections", "requests/s", rates, new Goal.None()));
      }
      var goal = new Goal.AtMost(1.10);
      var from = "at 1,000 connections against 64";
      trial.found(
          new Figure("threads " + from, "threads", threads.getLast(), threads.getFirst(), goal));
      trial.found(new Figure("memory " + from, "MB", memory.getLast(), memory.getFirst(), goal));
      system.checkLedger();
    }
  }

  static void latency(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      var baseline = Drive.post(trial, system.baselines().resolve("send"));
      baseline.peak(CLIENTS);
      presses.peak(CLIENTS);
      double rate = 0.30 * presses.drive().perSecond(presses.peak(CLIENTS));
      baseline.at(rate);
      presses.at(rate);
      trial.inTurns(
          "",
          "ms at the 99th percentile",
          new Goal.AtMost(1.5),
          () -> presses.drive().p99(presses.at(rate)),
          () -> baseline.p99(baseline.at(rate)));
      trial.note("Both at %s presses a second.".formatted(Numbers.text(rate)));
      system.checkLedger();
    }
  }

  /// Clicks without keys, so that every call can carry the same bytes.
  static void batch(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var body =
          Stream.generate(() -> "{\"count\":1}")
              .limit(BATCH)
              .collect(Collectors.joining(",", "{\"clicks\":[", "]}"));
      var drive = Drive.post(trial, system.uri().resolve("count/batch"), body);
      var tool = new KafkaTools(trial);
      var topic = trial.stack().newTopic(Deployment.PARTITIONS);
      system.enter(drive.peak(64), BATCH);
      trial.inTurns(
          "",
          "clicks/s",
          new Goal.AtLeast(0.60),
          () -> BATCH * drive.perSecond(system.enter(drive.peak(64), BATCH)),
          () -> tool.producePerSecond(topic, trial.records(), Filling.BYTES_A_CLICK));
      trial.note(
          "A record of the tool has %d bytes, as one click has.".formatted(Filling.BYTES_A_CLICK));
      system.checkLedger();
    }
  }

  static void get(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      var reads = Drive.get(trial, system.uri().resolve("count"));
      var baseline = Drive.get(trial, system.baselines().resolve("redis"));
      system.enter(presses.drive().peak(8, Duration.ofSeconds(1)));
      reads.peak(CLIENTS);
      baseline.peak(CLIENTS);
      var ours = new ArrayList<Outcome>();
      var theirs = new ArrayList<Outcome>();
      for (int round = 0; round < trial.rounds(); round++) {
        ours.add(reads.peak(CLIENTS));
        theirs.add(baseline.peak(CLIENTS));
      }
      trial.found(
          new Figure(
              "",
              "requests/s",
              ours.stream().map(reads::perSecond).toList(),
              theirs.stream().map(baseline::perSecond).toList(),
              new Goal.AtLeast(0.70)));
      trial.found(
          new Figure(
              "latency",
              "ms at the 99th percentile",
              ours.stream().map(reads::p99).toList(),
              theirs.stream().map(baseline::p99).toList(),
              new Goal.AtMost(1.0)));
      system.checkLedger();
    }
  }

  /// Twice the peak is due, on more connections than the bulkhead takes clicks.
  static void overload(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      presses.peak(CLIENTS);
      var peaks = new ArrayList<Double>();
      var goodput = new ArrayList<Double>();
      var refusals = new ArrayList<Double>();
      long unsent = 0;
      for (int round = 0; round < trial.rounds(); round++) {
        double peak = presses.drive().perSecond(presses.peak(CLIENTS));
        var load = new Load.Open(6_000, 2 * peak, trial.takes());
        var outcome = system.enter(presses.drive().overload(load));
        peaks.add(peak);
        goodput.add(outcome.perSecond(202));
        refusals.add(outcome.millis(503, 99));
        unsent += outcome.due() - outcome.sent();
      }
      trial.found(new Figure("202s", "a second", goodput, peaks, new Goal.AtLeast(0.90)));
      trial.found(Figure.alone("503s", "ms at the 99th percentile", refusals, new Goal.AtMost(10)));
      if (refusals.stream().allMatch(millis -> millis == 0)) {
        trial.note("There was no 503 at all.");
      }
      trial.note("%,d requests found no connection free before the end.".formatted(unsent));
      system.checkLedger();
    }
  }

  /// Two producers of one product: one lets whoever calls from its machine alone, which is the
  /// baseline, the other limits by address and by counter, further than anybody gets.
  static void limits(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var limiting = system.producer(LIMITED);
      var limited = new Presses(system, Drive.post(trial, limiting.uri().resolve("count")));
      var free = Presses.of(trial, system);
      limited.peak(CLIENTS);
      free.peak(CLIENTS);
      trial.inTurns(
          "",
          "requests/s",
          new Goal.AtLeast(0.90),
          () -> limited.drive().perSecond(limited.peak(CLIENTS)),
          () -> free.drive().perSecond(free.peak(CLIENTS)));
      system.checkLedger();
    }
  }

  /// Somebody signs in far more often than passwords are hashed, with the right password: after
  /// wrong ones the name would be locked, and nothing hashed.
  static void logins(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      var logins = Logins.registered(trial, system.uri());
      presses.peak(CLIENTS);
      double rate = 0.30 * presses.drive().perSecond(presses.peak(CLIENTS));
      presses.at(rate);
      trial.inTurns(
          "",
          "ms at the 99th percentile",
          new Goal.AtMost(2),
          () -> presses.drive().p99(logins.beside(() -> presses.at(rate))),
          () -> presses.drive().p99(presses.at(rate)));
      trial.note(
          "%s presses a second; of %d sign-ins a second, %,d in all were answered 200, %,d 429."
              .formatted(
                  Numbers.text(rate), Logins.PER_SECOND, logins.signedIn(), logins.refused()));
      system.checkLedger();
    }
  }

  /// The stock generator beside ours, on what costs the server least.
  static void generator(Trial trial) throws Exception {
    try (var system = new Deployment(trial)) {
      URI noop = system.baselines().resolve("noop");
      var ours = Drive.post(trial, noop);
      var stock = new Wrk(trial, noop);
      ours.peak(CLIENTS);
      trial.inTurns(
          "",
          "requests/s",
          new Goal.AtLeast(0.90),
          () -> ours.perSecond(ours.peak(CLIENTS)),
          () -> stock.perSecond(CLIENTS));
    }
  }

  /// Ten times the presses, the same statements.
  static void statements(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      var presses = Presses.of(trial, system);
      var status = new JdbcStatus(system.database);
      presses.at(500);
      trial.inTurns(
          "",
          "statements/s",
          new Goal.AtMost(1.10),
          () -> status.perSecond("Questions", () -> presses.at(5_000)),
          () -> status.perSecond("Questions", () -> presses.at(500)));
      trial.note("5,000 presses a second against 500.");
      system.checkLedger();
    }
  }
}
