package io.cloudclicker.bench;

import io.cloudclicker.generator.Load;
import io.cloudclicker.generator.Outcome;
import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// How long what was missed takes to be made up for.
final class RecoveryBenchmarks {

  private static final int CLIENTS = 256;
  private static final String SESSION_TIMEOUT =
      "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS";
  private static final Duration SESSION = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int UP_TO_DATE = 3;

  private RecoveryBenchmarks() {}

  /// The consumer stands still and keeps its place in the group, so what is measured is counting.
  static void catchUp(Trial trial) throws Exception {
    try (var system = new Deployment(trial)) {
      var consumer = system.consumer(Map.of(SESSION_TIMEOUT, "300000"));
      system.producer(Map.of());
      var drive = Drive.post(trial, system.uri().resolve("count"));
      system.enter(drive.peak(CLIENTS));
      var caught = new ArrayList<Double>();
      var taken = new ArrayList<Double>();
      for (int round = 0; round < longRounds(trial); round++) {
        consumer.pause();
        var stopped = trial.takes().multipliedBy(15).dividedBy(2);
        taken.add(drive.perSecond(system.enter(drive.peak(CLIENTS, stopped))));
        caught.add(drained(system, consumer::resume).perSecond());
      }
      trial.found(new Figure("", "clicks/s", caught, taken, new Goal.AtLeast(10)));
      trial.note(
          "Stopped for %s s each time, under a closed loop of %d connections."
              .formatted(Numbers.text(trial.takes().toMillis() * 7.5 / 1_000), CLIENTS));
      system.checkLedger();
    }
  }

  private static Drain drained(Deployment system, Runnable goOn) throws Exception {
    try (var connection = system.database.connect()) {
      long end = system.logEnd();
      goOn.run();
      return Drain.watch(end, () -> JdbcNumbers.sum(connection, Deployment.PROGRESS));
    }
  }

  /// One of two consumers dies while clicks come; until the other has made up for it.
  static void recovery(Trial trial) throws Exception {
    try (var system = new Deployment(trial)) {
      var variables = Map.of(SESSION_TIMEOUT, Long.toString(SESSION.toMillis()));
      var dying = system.consumer(variables);
      var surviving = system.consumer(variables);
      system.producer(Map.of());
      var drive = Drive.post(trial, system.uri().resolve("count"));
      system.enter(drive.peak(CLIENTS));
      double rate = 0.30 * drive.perSecond(system.enter(drive.peak(CLIENTS)));
      dying.pause();
      surviving.pause();
      system.enter(drive.at(rate));
      double drain =
          drained(
                  system,
                  () -> {
                    dying.resume();
                    surviving.resume();
                  })
              .perSecond();
      var recovered = new ArrayList<Double>();
      var expected = new ArrayList<Double>();
      for (int round = 0; round < longRounds(trial); round++) {
        var load = new Load.Open(CLIENTS, rate, SESSION.multipliedBy(4));
        var running = CompletableFuture.supplyAsync(() -> run(system, drive, load));
        var caught = killed(system, dying);
        recovered.add(caught.seconds());
        expected.add(SESSION.toSeconds() + caught.behind() / drain);
        running.join();
        dying.start();
        dying.awaitReady(dying.management().resolve("actuator/health/counting"));
      }
      trial.found(new Figure("", "s", recovered, expected, new Goal.AtMost(1.5)));
      system.checkLedger();
    }
  }

  /// @param seconds from the kill until everything was counted that was in the log a moment before
  /// @param behind records that were not counted, at most
  private record Caught(double seconds, long behind) {}

  private static Caught killed(Deployment system, ServiceProcess dying) throws Exception {
    try (var connection = system.database.connect()) {
      long begun = System.nanoTime();
      dying.kill();
      long behind = 0;
      for (int quiet = 0; quiet < UP_TO_DATE; ) {
        long end = system.logEnd();
        Thread.sleep(LOOK);
        long missing = end - JdbcNumbers.sum(connection, Deployment.PROGRESS);
        behind = Math.max(behind, missing);
        boolean takenOver = System.nanoTime() - begun > SESSION.toNanos() / 2;
        quiet = takenOver && missing <= 0 ? quiet + 1 : 0;
      }
      return new Caught((System.nanoTime() - begun) / 1e9, behind);
    }
  }

  private static Outcome run(Deployment system, Drive drive, Load load) {
    try {
      return system.enter(drive.run(load));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /// Each takes a minute.
  private static int longRounds(Trial trial) {
    return Math.ceilDiv(trial.rounds(), 2);
  }
}
