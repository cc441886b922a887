package io.cloudclicker.bench;

import io.cloudclicker.baseline.KafkaStreamsCounter;
import io.cloudclicker.testing.process.Program;
import io.cloudclicker.testing.process.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How fast a log is counted. A topic is filled once; each side of each round begins with a new
/// process and an empty database, and has to end with every click counted.
final class ConsumerBenchmarks {

  /// A click on one of many counters costs a row or three.
  private static final int MANY_TAKE_LONGER = 4;

  private ConsumerBenchmarks() {}

  /// A topic that is full.
  private record Full(Trial trial, String topic, int records) {

    static Full of(Trial trial, Filling filling, int records) throws InterruptedException {
      var topic = trial.stack().newTopic(Deployment.PARTITIONS);
      filling.into(topic, Deployment.PARTITIONS, records, trial.stack().kafkaBootstrapServers());
      return new Full(trial, topic, records);
    }

    double countedPerSecond() throws Exception {
      return ConsumerBenchmarks.countedPerSecond(trial, topic, records, "");
    }
  }

  /// Clicks a second of one consumer that counts the whole topic into an empty database.
  ///
  /// @param suffix of the build, as [Deployment] has it
  static double countedPerSecond(Trial trial, String topic, int records, String suffix)
      throws Exception {
    try (var system = new Deployment(trial, topic, suffix)) {
      return countedPerSecond(system, records, 1);
    }
  }

  private static double countedPerSecond(Deployment system, int records, int consumers)
      throws Exception {
    for (int number = 0; number < consumers; number++) {
      system.countsSoon(Map.of());
    }
    try (var connection = system.database.connect()) {
      var drain = Drain.watch(records, () -> JdbcNumbers.sum(connection, Deployment.PROGRESS));
      system.filled(records);
      system.checkLedger();
      return drain.perSecond();
    }
  }

  static void one(Trial trial) throws Exception {
    againstTheTool(trial, Filling.ONE_COUNTER, new Goal.AtLeast(0.90));
  }

  static void keyed(Trial trial) throws Exception {
    againstTheTool(trial, Filling.KEYED, new Goal.AtLeast(0.60));
  }

  private static void againstTheTool(Trial trial, Filling filling, Goal goal) throws Exception {
    var full = Full.of(trial, filling, trial.records());
    var tool = new KafkaTools(trial);
    trial.inTurns(
        "",
        "clicks/s",
        goal,
        full::countedPerSecond,
        () -> tool.consumePerSecond(full.topic(), full.records()));
    trial.note("%,d records in %d partitions.".formatted(full.records(), Deployment.PARTITIONS));
  }

  /// The same log cut into batches of the same size, so the same rows.
  static void many(Trial trial) throws Exception {
    var full = Full.of(trial, Filling.MANY_COUNTERS, trial.records() / MANY_TAKE_LONGER);
    var variants = new KafkaVariants(trial.stack(), full.topic());
    trial.inTurns(
        "",
        "clicks/s as rows",
        new Goal.AtLeast(0.80),
        full::countedPerSecond,
        () -> full.records() / variants.writeRows(full.records()));
    trial.note(
        "%,d clicks on 100,000 counters, half of them by 1,000 people.".formatted(full.records()));
  }

  static void streams(Trial trial) throws Exception {
    var full = Full.of(trial, Filling.ONE_COUNTER, trial.records());
    trial.inTurns(
        "", "clicks/s", new Goal.AtLeast(3), full::countedPerSecond, () -> streamsPerSecond(full));
  }

  private static double streamsPerSecond(Full full) throws Exception {
    var trial = full.trial();
    var database = trial.stack().newDatabase();
    var id = "streams-" + UUID.randomUUID();
    var state = trial.folder().resolve(id).toAbsolutePath();
    var program = Program.main(KafkaStreamsCounter.class).with(Deployment.JVM);
    try (var process = new ServiceProcess(id, program, Map.of(), trial.folder());
        var connection = database.connect()) {
      process.start(
          trial.stack().kafkaBootstrapServers(),
          full.topic(),
          id,
          state.toString(),
          database.url(),
          database.username(),
          database.password());
      return Drain.watch(
              full.records(), () -> JdbcNumbers.sum(connection, "SELECT SUM(clicks) FROM streams"))
          .perSecond();
    }
  }

  /// Consumers that never meet on a row neither wait for each other nor deadlock.
  static void scale(Trial trial) throws Exception {
    var full = Full.of(trial, Filling.MANY_COUNTERS, trial.records() / MANY_TAKE_LONGER);
    var waits = new ArrayList<Double>();
    var deadlocks = new ArrayList<Double>();
    for (int consumers : List.of(1, 2, 4)) {
      var rates = new ArrayList<Double>();
      for (int round = 0; round < trial.rounds(); round++) {
        var status = new JdbcStatus(trial.stack().newDatabase());
        long waited = status.number("Innodb_row_lock_waits");
        long locked = status.number("Innodb_deadlocks");
        try (var system = new Deployment(trial, full.topic(), "")) {
          rates.add(countedPerSecond(system, full.records(), consumers));
        }
        waits.add((double) status.number("Innodb_row_lock_waits") - waited);
        deadlocks.add((double) status.number("Innodb_deadlocks") - locked);
      }
      trial.found(Figure.alone(consumers + " consumers", "clicks/s", rates, new Goal.None()));
    }
    trial.found(
        Figure.alone("deadlocks, most of a round", "", most(deadlocks), new Goal.AtMost(0)));
    trial.found(Figure.alone("lock waits, most of a round", "", most(waits), new Goal.AtMost(0)));
    trial.note(
        "MySQL's status has no deadlocks, only MariaDB's; a deadlock waits for a lock before.");
  }

  private static List<Double> most(List<Double> values) {
    return List.of(Spread.of(values).high());
  }

  /// The consumer's own classes in this process: all of them, then without the compare-and-set,
  /// without asking for duplicates, without either.
  static void exactness(Trial trial) throws Exception {
    var topic = trial.stack().newTopic(Deployment.PARTITIONS);
    int records = trial.records();
    Filling.KEYED.into(
        topic, Deployment.PARTITIONS, records, trial.stack().kafkaBootstrapServers());
    var variants = new KafkaVariants(trial.stack(), topic);
    variants.count(records, true, true);
    for (var without : KafkaVariants.Without.values()) {
      trial.inTurns(
          without.words(),
          "clicks/s",
          new Goal.AtLeast(without.goal()),
          () -> records / variants.count(records, true, true),
          () -> records / variants.count(records, without.checked(), without.judged()));
    }
  }
}
