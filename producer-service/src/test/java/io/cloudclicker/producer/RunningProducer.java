package io.cloudclicker.producer;

import static org.awaitility.Awaitility.await;

import io.cloudclicker.counter.Counter;
import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.CounterName;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The real application on the shared stack, on a free port, with a topic and a database of its
/// own. The row of the log, which a consumer writes, is there when the test says so.
public final class RunningProducer implements AutoCloseable {

  public static final String TOKEN = "a-token-for-machines";

  private static final Stack STACK = Stack.shared();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String topic;
  private final Database database;
  private final ConfigurableApplicationContext context;

  private RunningProducer(int partitions, Runnable fault, Runnable mend, List<String> settings) {
    topic = STACK.newTopic(partitions);
    database = STACK.newDatabase();
    fault.run();
    context = run(mend, settings);
  }

  /// Started, but nobody has registered the log.
  public static RunningProducer start(int partitions, String... settings) {
    return new RunningProducer(partitions, () -> {}, () -> {}, List.of(settings));
  }

  /// Started after something was broken, which is mended if that fails.
  public static RunningProducer startAfter(Runnable fault, Runnable mend) {
    return new RunningProducer(1, fault, mend, List.of());
  }

  /// Started and taking clicks.
  public static RunningProducer ready(int partitions, String... settings) {
    var producer = start(partitions, settings);
    producer.registerLog(1, partitions, 0);
    producer.awaitReady();
    return producer;
  }

  private ConfigurableApplicationContext run(Runnable mend, List<String> settings) {
    try {
      return run(settings);
    } catch (RuntimeException e) {
      mend.run();
      throw e;
    }
  }

  private ConfigurableApplicationContext run(List<String> settings) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.kafka.bootstrap-servers=" + STACK.kafkaBootstrapServers(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.data.redis.host=" + STACK.redisHost(),
                "--spring.data.redis.port=" + STACK.redisPort(),
                "--clicker.topic.name=" + topic,
                "--clicker.api-token=" + TOKEN));
    arguments.addAll(settings);
    return ProducerService.application()
        .sources(Doubles.class)
        .run(arguments.toArray(String[]::new));
  }

  /// What the packages beside this one provide, under a test's control. No `@Configuration`, so
  /// that no other application of these tests finds it by scanning.
  static class Doubles {

    @Bean
    @Primary
    CounterDirectory scriptedDirectory() {
      return Doubles::find;
    }

    @Bean
    @Primary
    Epochs scriptedEpochs() {
      return _ -> 7;
    }

    private static Lookup find(CounterName name) {
      return switch (name.value()) {
        case "likes" -> new Lookup.Found(new Counter(name, Counter.Press.ANYONE, Set.of()));
        case "users" -> new Lookup.Found(new Counter(name, Counter.Press.USERS, Set.of()));
        case "tokens" -> new Lookup.Found(new Counter(name, Counter.Press.TOKENS, Set.of()));
        case "blog" ->
            new Lookup.Found(
                new Counter(name, Counter.Press.ANYONE, Set.of("https://blog.example")));
        case "away" -> new Lookup.Unavailable();
        case "broken" -> throw new IllegalStateException("a bug");
        default -> new Lookup.Unknown();
      };
    }
  }

  public void registerLog(int id, int keyedPartitions, long bornAtMillis) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()));
        var connection = database.connect();
        var insert = connection.prepareStatement("INSERT INTO log VALUES (?, ?, ?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, admin.describeCluster().clusterId().get());
      insert.setString(3, topicId(admin));
      insert.setInt(4, keyedPartitions);
      insert.setLong(5, bornAtMillis);
      insert.executeUpdate();
    } catch (SQLException | ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String topicId(Admin admin) throws ExecutionException, InterruptedException {
    var topics = admin.describeTopics(List.of(topic)).allTopicNames().get();
    return topics.values().iterator().next().topicId().toString();
  }

  public void awaitReady() {
    await().atMost(Duration.ofSeconds(30)).until(() -> get("/readyz").statusCode() == 200);
    await().atMost(Duration.ofSeconds(30)).until(() -> get("/health").statusCode() == 200);
  }

  /// How many clicks wait for the log.
  public int inFlight() {
    var metrics = context.getBean(BulkheadRegistry.class).bulkhead("log").getMetrics();
    return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
  }

  public String topic() {
    return topic;
  }

  public Database database() {
    return database;
  }

  /// Shuts down as a signal does, and returns at its end.
  public void shutDown() {
    context.close();
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /// What Prometheus would read.
  public String metrics() {
    int port = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    var uri = URI.create("http://localhost:" + port + "/actuator/prometheus");
    return send(HttpRequest.newBuilder(uri).build()).body();
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /// Posts JSON.
  public HttpResponse<String> post(String path, String json, String... headers) {
    var request = request(path, headers).header("Content-Type", "application/json");
    return send(request.POST(HttpRequest.BodyPublishers.ofString(json)).build());
  }

  /// Posts nothing, without a media type.
  public HttpResponse<String> post(String path, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    return send(request.POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Sends the very bytes, which no HTTP client would, and returns the first line of the answer.
  public String raw(String... lines) {
    try (var socket = new Socket("localhost", port())) {
      socket.setSoTimeout(20_000);
      var bytes = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return firstLine(socket.getInputStream());
    } catch (IOException e) {
      throw new AssertionError(Arrays.toString(lines), e);
    }
  }

  private static String firstLine(InputStream stream) throws IOException {
    var answer = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    return answer.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    shutDown();
    client.close();
    STACK.deleteTopic(topic);
  }
}
