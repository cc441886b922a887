package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.CommitFaults;
import io.cloudclicker.testing.process.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A database that is away, slow, or leaves a commit without an answer.
final class DatabaseRows {

  private static final int ANSWERS_LOST = 3;
  private static final int KILLS = 3;
  private static final int DEADLOCKS = 50;
  private static final Duration SLOW = Duration.ofMillis(400);

  private DatabaseRows() {}

  /// Row 3.
  static void commitsWithoutAnAnswer(Trial trial) throws Exception {
    var plan = trial.pipeline();
    try (var proxy = plan.proxyBetweenConsumersAndDatabase();
        var pipeline = plan.start();
        var pressing = pipeline.press()) {
      var commits = proxy.commits();
      pressing.awaitAcknowledged(200);
      commits.loseAnswers(ANSWERS_LOST);
      awaitDone(commits, ANSWERS_LOST);
      commits.arriveLate(2, Duration.ofSeconds(5));
      awaitDone(commits, ANSWERS_LOST + 2);
      pipeline.awaitProgressBeyond(pipeline.progress());
      pressing.finish();
    }
  }

  private static void awaitDone(CommitFaults commits, int count) {
    Wait.until("commits without an answer", () -> commits.done() >= count);
  }

  /// Row 8.
  static void isAwayDuringAnAssignment(Trial trial) throws Exception {
    var plan = trial.pipeline();
    try (var proxy = plan.proxyBetweenConsumersAndDatabase();
        var pipeline = plan.start();
        var pressing = pipeline.press()) {
      var heir = pipeline.consumers.getFirst();
      var other = pipeline.consumers.getLast();
      pressing.awaitAcknowledged(200);
      proxy.refuse();
      other.kill();
      pipeline.group.awaitMembers(1, 3);
      assertThat(other.isAlive()).isFalse();
      Wait.until(
          "the heir has tried to open what it was assigned",
          () -> heir.log().contains("is tried again after a pause"));
      pressing.awaitAcknowledged(500);
      proxy.mend();
      other.start();
      pipeline.ready(other);
      pressing.finish();
    }
  }

  /// Row 9.
  static void isAwayForLong(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      pipeline.stack.stopDatabase();
      try {
        pressing.awaitAcknowledged(trial.pace().presses() / 2);
        assertThat(pipeline.group.shares()).as("members of the group").hasSize(2);
      } finally {
        pipeline.stack.startDatabase();
      }
      var log = pressing.finish();
      assertThat(log.rejected()).as("records that were given up").isZero();
    }
  }

  /// Row 10.
  static void isKilled(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      for (int time = 0; time < KILLS; time++) {
        pressing.awaitAcknowledged(300);
        var before = pipeline.progress();
        pipeline.stack.killDatabase();
        pipeline.stack.startDatabase();
        assertThat(isBehind(pipeline.progress(), before)).as("commits that are gone").isFalse();
      }
      pressing.finish();
    }
  }

  private static boolean isBehind(Map<Integer, Long> progress, Map<Integer, Long> before) {
    return before.entrySet().stream()
        .anyMatch(entry -> progress.getOrDefault(entry.getKey(), 0L) < entry.getValue());
  }

  /// Row 13.
  static void isLockedByOthers(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      try (var other = pipeline.database.connect()) {
        other.setAutoCommit(false);
        lock(other, "SELECT * FROM partition_progress FOR UPDATE");
        awaitLog(pipeline, "is tried again after a pause");
        other.rollback();
        pipeline.awaitProgressBeyond(pipeline.progress());
        lockAgainstTheOrder(other);
      }
      pressing.finish();
    }
  }

  /// Cells first and progress last, as no consumer does: one of the two is the deadlock's victim.
  private static void lockAgainstTheOrder(Connection other) throws SQLException {
    for (int time = 0; time < DEADLOCKS; time++) {
      try {
        lock(other, "SELECT * FROM counter_shard FOR UPDATE");
        lock(other, "SELECT * FROM partition_progress FOR UPDATE");
      } catch (SQLException e) {
        // this session was the victim
      }
      other.rollback();
    }
  }

  private static void lock(Connection other, String sql) throws SQLException {
    try (var statement = other.createStatement()) {
      statement.executeQuery(sql).close();
    }
  }

  private static void awaitLog(Pipeline pipeline, String text) {
    Wait.until(
        "a consumer that says: " + text,
        () -> pipeline.consumers.stream().anyMatch(it -> it.log().contains(text)));
  }

  /// Row 14.
  static void isSlow(Trial trial) throws Exception {
    var plan = trial.pipeline();
    try (var proxy = plan.proxyBetweenConsumersAndDatabase();
        var pipeline = plan.start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      proxy.delay(SLOW);
      var before = pipeline.progress();
      pressing.awaitAcknowledged(trial.pace().presses() / 2);
      pipeline.awaitProgressBeyond(before);
      assertThat(pipeline.group.shares()).as("members of the group").hasSize(2);
      proxy.mend();
      pressing.finish();
      assertThat(pipeline.consumers.stream().map(ServiceProcess::log))
          .as("consumers that were thrown out")
          .noneMatch(log -> log.contains("CommitFailedException"));
    }
  }

  /// Row 15.
  static void hasNoConnectionsLeft(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      long failed = pressing.readsWithoutAnswer();
      var held = new ArrayList<Connection>();
      try {
        holdAll(pipeline, held);
        pressing.awaitAcknowledged(500);
      } finally {
        for (var connection : held) {
          connection.close();
        }
      }
      assertThat(pressing.readsWithoutAnswer()).as("reads without an answer").isEqualTo(failed);
      pressing.finish();
    }
  }

  private static void holdAll(Pipeline pipeline, List<Connection> held) {
    while (true) {
      try {
        held.add(pipeline.database.connect());
      } catch (SQLException e) {
        return;
      }
    }
  }
}
