package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.testing.ledger.DatabaseAudit;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.testing.process.Program;
import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The product as processes, with a topic and a database of their own.
final class Pipeline implements AutoCloseable {

  static final int KILLED = 137;

  /// What a JVM ends with when it has no memory left.
  static final int OUT_OF_MEMORY = 3;

  final Trial trial;
  final Stack stack;
  final Database database;
  final String bootstrapServers;
  final String topic;
  final List<ServiceProcess> producers = new ArrayList<>();
  final List<ServiceProcess> consumers = new ArrayList<>();
  final Group group;
  private final Path logs;

  private Pipeline(Plan plan) {
    trial = plan.trial;
    stack = trial.stack();
    database = plan.database;
    logs = plan.logs;
    var cluster = plan.cluster;
    if (cluster == null) {
      bootstrapServers = stack.kafkaBootstrapServers();
      topic = stack.newTopic(plan.partitions);
    } else {
      bootstrapServers = cluster.bootstrapServers();
      topic = cluster.newTopic(plan.partitions);
    }
    group = new Group(bootstrapServers, topic);
  }

  static Pipeline start(Plan plan) throws Exception {
    var pipeline = new Pipeline(plan);
    try {
      pipeline.startServices(plan);
      return pipeline;
    } catch (Exception e) {
      // A row that can't begin leaves no process behind.
      pipeline.close();
      throw e;
    }
  }

  private void startServices(Plan plan) throws Exception {
    for (int number = 0; number < plan.consumers; number++) {
      var fault = number == 0 ? plan.ofFirstConsumer : null;
      var options = fault == null ? new String[0] : fault.options(trial.seed());
      consumers.add(process("consumer", number, plan.ofConsumers).start(options));
    }
    for (int number = 0; number < plan.producers; number++) {
      producers.add(process("producer", number, plan.ofProducers).start());
    }
    for (var producer : producers) {
      ready(producer);
    }
    for (var consumer : consumers) {
      ready(consumer);
    }
  }

  /// A process of this pipeline that is not started yet.
  private ServiceProcess process(String service, int number, Map<String, String> variables)
      throws Exception {
    var environment = new HashMap<>(stack.environment(database, topic));
    environment.put("SPRING_KAFKA_CONSUMER_GROUP_ID", topic);
    environment.put(
        "CLICKER_KEYS_FOLDER", trial.folder().resolve(topic + "-keys").toAbsolutePath().toString());
    environment.putAll(variables);
    var program = Program.named("clicker." + service + ".jar");
    return new ServiceProcess(topic + "-" + service + "-" + number, program, environment, logs);
  }

  /// Waits until the process takes clicks or counts them, whatever else it complains of.
  void ready(ServiceProcess process) {
    var health = producers.contains(process) ? process.uri() : process.management();
    var path = producers.contains(process) ? "readyz" : "actuator/health/counting";
    process.awaitReady(health.resolve(path));
  }

  /// Ends the process as `kill -9` does and starts it again.
  void killAndStart(ServiceProcess process) throws Exception {
    process.kill();
    process.start();
    ready(process);
  }

  /// Waits for the end that its fault brings, and starts it without one.
  void startAfterItsFault(ServiceProcess process) throws Exception {
    startAfter(KILLED, process);
  }

  /// Waits for the end with that status, and starts the process again.
  void startAfter(int status, ServiceProcess process) throws Exception {
    assertThat(process.exitStatus(Wait.LIMIT)).as("how the process ended").isEqualTo(status);
    process.start();
    ready(process);
  }

  List<URI> addresses() {
    return producers.stream().map(ServiceProcess::uri).toList();
  }

  /// Clients press and read from now on.
  Pressing press() throws IOException, InterruptedException {
    return new Pressing(this);
  }

  LogAudit log() {
    return LogAudit.of(bootstrapServers, topic);
  }

  /// Where the log ends in each partition.
  Map<Integer, Long> ends() {
    return log().ends();
  }

  DatabaseAudit audit() throws SQLException {
    try (var connection = database.connect()) {
      return DatabaseAudit.of(connection);
    }
  }

  /// How far the database is in each partition.
  Map<Integer, Long> progress() throws SQLException {
    return audit().progress();
  }

  /// Waits until every partition is counted beyond where it was.
  void awaitProgressBeyond(Map<Integer, Long> before) {
    Wait.untilItCanBeSaid(
        "every partition is counted beyond " + before, () -> isBeyond(progress(), before));
  }

  static boolean isBeyond(Map<Integer, Long> progress, Map<Integer, Long> before) {
    return !progress.isEmpty()
        && progress.entrySet().stream()
            .allMatch(entry -> entry.getValue() > before.getOrDefault(entry.getKey(), 0L));
  }

  /// Waits until everything in the log is counted.
  LogAudit awaitCounted() {
    var log = log();
    Wait.untilItCanBeSaid(
        "everything in the log is counted, up to " + log.ends(),
        () -> progress().equals(log.ends()));
    return log;
  }

  /// A consumer is healthy only while none of its partitions is stopped.
  void awaitNothingStopped() {
    consumers.stream().filter(ServiceProcess::isAlive).forEach(this::ready);
  }

  @Override
  public void close() throws Exception {
    group.close();
    for (var process : producers) {
      process.close();
    }
    for (var process : consumers) {
      process.close();
    }
  }
}
