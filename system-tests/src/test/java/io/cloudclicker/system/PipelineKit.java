package io.cloudclicker.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.testing.ledger.DatabaseAudit;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.testing.process.Program;
import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// The product as processes, on a stack of containers or embedded parts.
final class PipelineKit implements AutoCloseable {

  static final String TOKEN = "a-token-for-tests";

  private static final Path LOGS = Path.of("target", "service-logs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Stack stack = Stack.shared();
  final Database database = stack.newDatabase();
  final String topic;
  final List<ServiceProcess> producers = new ArrayList<>();
  final List<ServiceProcess> consumers = new ArrayList<>();
  private final Map<String, String> settings;

  PipelineKit(int partitions, int producers, int consumers) throws Exception {
    this(partitions, producers, consumers, Map.of());
  }

  /// @param settings further environment variables of both services
  PipelineKit(int partitions, int producers, int consumers, Map<String, String> settings)
      throws Exception {
    this.settings = settings;
    topic = stack.newTopic(partitions);
    try {
      start(this.consumers, "consumer", "clicker.consumer.jar", consumers);
      start(this.producers, "producer", "clicker.producer.jar", producers);
      awaitReady();
    } catch (Exception e) {
      // A test that can't begin leaves no process behind.
      close();
      throw e;
    }
  }

  private void awaitReady() {
    for (var consumer : consumers) {
      consumer.awaitReady(consumer.management().resolve("actuator/health"));
    }
    for (var producer : producers) {
      producer.awaitReady(producer.uri().resolve("readyz"));
    }
  }

  private void start(List<ServiceProcess> processes, String name, String jar, int count)
      throws Exception {
    var program = Program.named(jar);
    for (int number = 0; number < count; number++) {
      var process =
          new ServiceProcess(topic + "-" + name + "-" + number, program, environment(), LOGS);
      processes.add(process.start());
    }
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(stack.environment(database, topic));
    environment.put("SPRING_KAFKA_CONSUMER_GROUP_ID", topic);
    environment.put("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000");
    environment.put("CLICKER_API_TOKEN", TOKEN);
    environment.put(
        "CLICKER_KEYS_FOLDER", LOGS.resolve(topic + "-keys").toAbsolutePath().toString());
    environment.putAll(settings);
    return environment;
  }

  List<URI> addresses() {
    return producers.stream().map(ServiceProcess::uri).toList();
  }

  /// A call by the owner of counters, on the first producer.
  HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(producers.getFirst().uri().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  JsonNode read(URI uri) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
    return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  void sql(String statement) throws SQLException {
    try (var connection = database.connect();
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  LogAudit log() {
    return LogAudit.of(stack.kafkaBootstrapServers(), topic);
  }

  DatabaseAudit database() throws SQLException {
    try (var connection = database.connect()) {
      return DatabaseAudit.of(connection);
    }
  }

  /// Waits until everything in the log is counted.
  LogAudit awaitQuiescence() {
    var log = log();
    Awaitility.await("everything in the log is counted")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> database().progress().equals(log.ends()));
    return log;
  }

  @Override
  public void close() throws Exception {
    for (var process : producers) {
      process.close();
    }
    for (var process : consumers) {
      process.close();
    }
  }
}
