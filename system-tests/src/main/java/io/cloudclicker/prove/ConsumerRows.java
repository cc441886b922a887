package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.process.ServiceProcess;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;

/// Consumers that end, or stand still, at the worst moments.
final class ConsumerRows {

  private static final double SOON = 0.05;
  private static final int TIMES = 2;
  private static final int LEAST_ROUNDS = 5;
  private static final int PRESSES_A_ROUND = 2_000;

  private ConsumerRows() {}

  /// Row 1.
  static void endsInsideATransaction(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().firstConsumer(Fault.ends("after-upsert", SOON)).start();
        var pressing = pipeline.press()) {
      var victim = pipeline.consumers.getFirst();
      pipeline.startAfterItsFault(victim);
      pipeline.awaitProgressBeyond(pipeline.progress());
      assertThat(Metric.of(victim, Metric.BATCHES_MOVED))
          .as("batches at a wrong offset, by the process that came after")
          .isZero();
      pressing.finish();
    }
  }

  /// Row 2.
  static void endsBehindTheCommit(Trial trial) throws Exception {
    var fault = Fault.ends("after-commit", SOON);
    try (var pipeline = trial.pipeline().consumers(1).firstConsumer(fault).start();
        var pressing = pipeline.press()) {
      var victim = pipeline.consumers.getFirst();
      for (int time = 1; time < TIMES; time++) {
        awaitEndBehindTheCommit(pipeline, victim);
        victim.start(fault.options(trial.seed() + time));
      }
      awaitEndBehindTheCommit(pipeline, victim);
      pipeline.startAfterItsFault(victim);
      pressing.finish();
    }
  }

  private static void awaitEndBehindTheCommit(Pipeline pipeline, ServiceProcess victim)
      throws Exception {
    assertThat(victim.exitStatus(Wait.LIMIT)).isEqualTo(Pipeline.KILLED);
    assertThat(isBehind(pipeline.group.offsets(), pipeline.progress()))
        .as("Kafka was not told of what MySQL committed last")
        .isTrue();
  }

  private static boolean isBehind(Map<Integer, Long> told, Map<Integer, Long> progress) {
    return progress.entrySet().stream()
        .anyMatch(entry -> told.getOrDefault(entry.getKey(), 0L) < entry.getValue());
  }

  /// Row 4.
  static void endsBeforeTheCache(Trial trial) throws Exception {
    try (var pipeline =
            trial.pipeline().consumers(1).firstConsumer(Fault.ends("before-cache", SOON)).start();
        var pressing = pipeline.press()) {
      var victim = pipeline.consumers.getFirst();
      assertThat(victim.exitStatus(Wait.LIMIT)).isEqualTo(Pipeline.KILLED);
      long committed = total(pipeline);
      Wait.until(
          "reads tell what MySQL committed, with no consumer alive",
          () -> pressing.lastRead() == committed);
      pipeline.startAfterItsFault(victim);
      pressing.finish();
    }
  }

  private static long total(Pipeline pipeline) throws Exception {
    return pipeline.audit().cells().values().stream().mapToLong(Long::longValue).sum();
  }

  /// Row 6.
  static void comesBackAsAZombie(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().firstConsumer(Fault.stops("after-poll")).start();
        var pressing = pipeline.press()) {
      var zombie = pipeline.consumers.getFirst();
      zombie.awaitPaused(Wait.LIMIT);
      pipeline.awaitProgressBeyond(pipeline.progress());
      zombie.resume();
      pressing.finish();
      Wait.until(
          "what the zombie had in hand is refused",
          () -> Metric.of(zombie, Metric.BATCHES_MOVED) > 0);
      assertThat(Metric.of(zombie, Metric.BATCHES_MOVED))
          .as("one refusal for each batch that it had in hand, of three partitions at most")
          .isBetween(1L, 3L);
    }
  }

  /// Row 7.
  static void standsStillInsideATransaction(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().firstConsumer(Fault.stops("before-commit")).start();
        var pressing = pipeline.press()) {
      var zombie = pipeline.consumers.getFirst();
      zombie.awaitPaused(Wait.LIMIT);
      // Beyond its row lock, and while it stands still.
      pipeline.awaitProgressBeyond(pipeline.progress());
      zombie.resume();
      pressing.finish();
    }
  }

  /// Row 5.
  static void comeAndGo(Trial trial) throws Exception {
    long rounds = Math.max(LEAST_ROUNDS, trial.pace().presses() / PRESSES_A_ROUND);
    for (var assignor : List.of(RangeAssignor.class, CooperativeStickyAssignor.class)) {
      var plan =
          trial
              .pipeline()
              .consumersWith(
                  "SPRING_KAFKA_CONSUMER_PROPERTIES_PARTITION_ASSIGNMENT_STRATEGY",
                  assignor.getName());
      try (var pipeline = plan.start();
          var pressing = pipeline.press()) {
        for (int round = 0; round < rounds; round++) {
          Guest.comesAndGoes(pipeline, assignor);
          pipeline.awaitProgressBeyond(pipeline.progress());
        }
        pressing.finish();
      }
    }
  }
}
