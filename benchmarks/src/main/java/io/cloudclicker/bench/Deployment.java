package io.cloudclicker.bench;

import io.cloudclicker.baseline.BaselineService;
import io.cloudclicker.generator.Outcome;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.testing.ledger.DatabaseAudit;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.testing.process.Program;
import io.cloudclicker.testing.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/// The product as processes with JVMs as in production, on a topic and a database of their own, and
/// the ledger of what was acknowledged there.
final class Deployment implements AutoCloseable {

  /// As the images have them, with a bounded heap.
  static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseCompactObjectHeaders");

  static final int PARTITIONS = 3;

  /// How many records of the log the database has counted.
  static final String PROGRESS = "SELECT SUM(next_offset) FROM partition_progress";

  private static final Duration LIMIT = Duration.ofMinutes(10);

  final String topic;
  final Database database;
  private final Trial trial;
  private final Stack stack;
  private final String suffix;
  private final String group = UUID.randomUUID().toString();
  private final List<ServiceProcess> producers = new ArrayList<>();
  private final List<ServiceProcess> consumers = new ArrayList<>();
  private final List<ServiceProcess> others = new ArrayList<>();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder doubtful = new LongAdder();

  Deployment(Trial trial) {
    this(trial, trial.stack().newTopic(PARTITIONS), "");
  }

  /// On a topic that is there already.
  ///
  /// @param suffix of the system properties that name the jars; empty for those of this build
  Deployment(Trial trial, String topic, String suffix) {
    this.trial = trial;
    this.topic = topic;
    this.suffix = suffix;
    stack = trial.stack();
    database = stack.newDatabase();
  }

  /// One producer and one consumer, ready.
  static Deployment whole(Trial trial) throws Exception {
    var deployment = new Deployment(trial);
    try {
      deployment.consumer(Map.of());
      deployment.producer(Map.of());
      return deployment;
    } catch (Exception e) {
      // A benchmark that can't begin leaves no process behind.
      deployment.close();
      throw e;
    }
  }

  /// Starts a producer and waits until it takes clicks.
  ServiceProcess producer(Map<String, String> variables) throws Exception {
    var program = Program.named("clicker.producer.jar" + suffix);
    var producer = process("producer-" + producers.size(), program.with(JVM), variables);
    producers.add(producer);
    return producer.start().awaitReady(producer.uri().resolve("readyz"));
  }

  /// Starts a producer, presses as soon as it takes a click, and ends it in good order.
  ///
  /// @return seconds until that click was acknowledged
  double startedAndStopped(List<String> jvm) throws Exception {
    var program = Program.named("clicker.producer.jar" + suffix);
    try (var process = process("producer-" + producers.size(), program.with(jvm), Map.of())) {
      long begun = System.nanoTime();
      process.start();
      StartBenchmarks.firstPress(process.uri().resolve("count"), process::isAlive);
      double seconds = (System.nanoTime() - begun) / 1e9;
      acknowledged();
      process.stop();
      return seconds;
    }
  }

  /// Starts a consumer and waits until it counts.
  ServiceProcess consumer(Map<String, String> variables) throws Exception {
    return countsSoon(variables)
        .awaitReady(consumers.getLast().management().resolve("actuator/health/counting"));
  }

  /// Starts a consumer.
  ServiceProcess countsSoon(Map<String, String> variables) throws Exception {
    var program = Program.named("clicker.consumer.jar" + suffix);
    var consumer = process("consumer-" + consumers.size(), program.with(JVM), variables);
    consumers.add(consumer);
    return consumer.start();
  }

  /// Starts the endpoints that are compared with, on a database and a topic of their own.
  URI baselines() throws Exception {
    var own = stack.environment(stack.newDatabase(), stack.newTopic(PARTITIONS));
    var baseline =
        new ServiceProcess(
            "baseline-" + topic,
            Program.main(BaselineService.class).with(JVM),
            own,
            trial.folder());
    others.add(baseline);
    baseline.start().awaitReady(baseline.uri().resolve("readyz"));
    return baseline.uri();
  }

  private ServiceProcess process(String name, Program program, Map<String, String> variables)
      throws Exception {
    var environment = new HashMap<>(stack.environment(database, topic));
    environment.put("SPRING_KAFKA_CONSUMER_GROUP_ID", group);
    environment.put("CLICKER_KEYS_FOLDER", folder("keys").toString());
    environment.putAll(variables);
    return new ServiceProcess(
        group.substring(0, 8) + "-" + name, program, environment, trial.folder());
  }

  private Path folder(String name) {
    return trial.folder().resolve(group + "-" + name).toAbsolutePath();
  }

  URI uri() {
    return producers.getFirst().uri();
  }

  ServiceProcess producer() {
    return producers.getFirst();
  }

  /// Takes what a load was answered into the ledger.
  ///
  /// @param clicksACall how many clicks each 202 stands for
  Outcome enter(Outcome outcome, int clicksACall) {
    acknowledged.add(outcome.answers(202) * clicksACall);
    doubtful.add(outcome.answers(503) * clicksACall);
    return outcome;
  }

  Outcome enter(Outcome outcome) {
    return enter(outcome, 1);
  }

  /// The topic was filled with so many clicks, each acknowledged by Kafka.
  void filled(int clicks) {
    acknowledged.add(clicks);
  }

  /// One press outside of a load was acknowledged.
  void acknowledged() {
    acknowledged.increment();
  }

  /// Waits until everything in the log is counted.
  ///
  /// @throws VoidRun where log, database and acknowledgements don't agree
  void checkLedger() throws Exception {
    long end = logEnd();
    await("everything in the log is counted", () -> counted() == end);
    var log = LogAudit.of(stack.kafkaBootstrapServers(), topic);
    var counted = audit();
    var books =
        new Books(
            acknowledged.sum(),
            doubtful.sum(),
            log.cells(),
            log.own(),
            counted.cells(),
            counted.own());
    var wrong = books.wrong();
    if (!wrong.isEmpty()) {
      throw new VoidRun("the ledger is not exact: " + String.join("; ", wrong));
    }
  }

  /// How many records are counted.
  private long counted() throws SQLException {
    try (var connection = database.connect()) {
      return JdbcNumbers.sum(connection, PROGRESS);
    }
  }

  /// How many records the log has.
  long logEnd() throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", stack.kafkaBootstrapServers()))) {
      var asked = new HashMap<TopicPartition, OffsetSpec>();
      for (int number = 0; number < PARTITIONS; number++) {
        asked.put(new TopicPartition(topic, number), OffsetSpec.latest());
      }
      var ends = admin.listOffsets(asked).all().get(30, TimeUnit.SECONDS);
      return ends.values().stream().mapToLong(end -> end.offset()).sum();
    }
  }

  private DatabaseAudit audit() throws SQLException {
    try (var connection = database.connect()) {
      return DatabaseAudit.of(connection);
    }
  }

  static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(condition);
  }

  @Override
  public void close() throws InterruptedException {
    for (var some : List.of(producers, consumers, others)) {
      for (var process : some) {
        process.close();
      }
    }
  }
}
