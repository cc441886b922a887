package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.process.ServiceProcess;
import io.cloudclicker.wire.ClickKey;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Clients that press again and again.
final class ClientRows {

  private static final int AT_ONCE = 50;
  private static final int IN_A_ROW = 10;
  private static final int TOO_LATE = 100;
  private static final int SLOW_CLIENTS = 2_000;
  private static final Duration OLD = Duration.ofMinutes(11);

  private ClientRows() {}

  /// Row 24.
  static void pressAgain(Trial trial) throws Exception {
    var random = new Random(trial.seed());
    try (var pipeline = trial.pipeline().producers(2).start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(100);
      inARow(pressing, key(random));
      atOnce(pressing, key(random));
      var acrossARestart = key(random);
      var acrossARebalance = key(random);
      acknowledge(pressing, acrossARestart);
      acknowledge(pressing, acrossARebalance);
      pipeline.killAndStart(pipeline.producers.getFirst());
      acknowledge(pressing, acrossARestart);
      pipeline.consumers.getFirst().kill();
      pipeline.awaitProgressBeyond(pipeline.progress());
      acknowledge(pressing, acrossARebalance);
      pipeline.killAndStart(pipeline.consumers.getFirst());
      pressing.finish();
    }
  }

  static ClickKey key(Random random) {
    return ClickKey.at(System.currentTimeMillis(), random);
  }

  private static void inARow(Pressing pressing, ClickKey key) throws Exception {
    for (int time = 0; time < IN_A_ROW; time++) {
      acknowledge(pressing, key);
    }
  }

  private static void atOnce(Pressing pressing, ClickKey key) throws Exception {
    Callable<Boolean> press = () -> pressing.press(key);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(Stream.generate(() -> press).limit(AT_ONCE).toList())) {
        answer.get();
      }
    }
    acknowledge(pressing, key);
  }

  /// Tries until it is acknowledged, as every client does.
  private static void acknowledge(Pressing pressing, ClickKey key) {
    Wait.until("a 202 for " + key, () -> pressing.press(key));
  }

  /// Row 25.
  static void pressTooLate(Trial trial) throws Exception {
    var random = new Random(trial.seed());
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(100);
      long refusals = pressing.ledger.refusals();
      for (int number = 0; number < TOO_LATE; number++) {
        long then = System.currentTimeMillis() - OLD.plusSeconds(number).toMillis();
        assertThat(pressing.press(ClickKey.at(then, random))).as("a 202").isFalse();
      }
      assertThat(pressing.ledger.refusals()).isEqualTo(refusals + TOO_LATE);
      pressing.finish();
    }
  }

  /// Row 35.
  static void areServedThroughADeploy(Trial trial) throws Exception {
    var plan = trial.pipeline().producers(2).producersWith("CLICKER_DRAIN", "5s");
    try (var pipeline = plan.start();
        var pressing = pipeline.press()) {
      for (var producer : pipeline.producers) {
        pressing.awaitAcknowledged(300);
        producer.terminate();
        awaitNotReady(producer);
        pressing.avoid(producer.uri());
        producer.exitStatus(Wait.LIMIT);
        producer.start();
        pipeline.ready(producer);
        pressing.useAgain(producer.uri());
      }
      for (var consumer : pipeline.consumers) {
        consumer.stop();
        consumer.start();
        pipeline.ready(consumer);
      }
      pressing.finish();
      assertThat(pressing.ledger.unknownAnswers()).as("requests without an answer").isZero();
      assertThat(pressing.ledger.refusals()).as("requests that were refused").isZero();
    }
  }

  private static void awaitNotReady(ServiceProcess producer) {
    Wait.until(
        "a balancer sees that it goes", () -> Web.status(producer.uri().resolve("readyz")) != 200);
  }

  /// Row 27.
  static void sendWithoutEnd(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(100);
      var producer = pipeline.producers.getFirst();
      for (int time = 0; time < 200; time++) {
        assertThat(Web.endless(producer.uri())).containsExactly(413, 400, 400);
      }
      pressing.finish();
      assertThat(producer.isAlive()).isTrue();
      assertThat(pressing.ledger.unknownAnswers()).as("requests without an answer").isZero();
    }
  }

  /// Row 28.
  static void sendOneByteASecond(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press();
        var slow = new SlowClients(pipeline.producers.getFirst().uri(), SLOW_CLIENTS)) {
      slow.begin();
      pressing.awaitAcknowledged(1_000);
      pressing.finish();
      assertThat(pressing.ledger.unknownAnswers()).as("requests without an answer").isZero();
    }
  }
}
