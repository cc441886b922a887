package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every stack does for tests.
abstract class StackContract {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Stack stack = stack();

  abstract Stack stack();

  @Test
  void givesEachCallerAnEmptyDatabaseOfItsOwn() throws Exception {
    Database first = stack.newDatabase();
    Database second = stack.newDatabase();
    run(first, "CREATE TABLE total (clicks BIGINT)");
    assertThat(first.url()).isNotEqualTo(second.url());
    assertThat(
            ask(
                second,
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"))
        .isEqualTo("0");
  }

  @Test
  void createsTopicsAsProductionHasThem() throws Exception {
    String topic = stack.newTopic(3);
    assertThat(setting(topic, "message.timestamp.type")).isEqualTo("LogAppendTime");
    assertThat(setting(topic, "cleanup.policy")).isEqualTo("delete");
    assertThat(setting(topic, "retention.ms")).isEqualTo("604800000");
    assertThat(setting(topic, "min.insync.replicas")).isEqualTo("1");
    append(topic, "a click", LONG);
    assertThat(read(topic).timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
  }

  @Test
  void createsATopicOfAGivenName_andDeletesIt() {
    String topic = "clicks-" + System.nanoTime();
    stack.createTopic(topic, 2);
    stack.deleteTopic(topic);
    assertThatThrownBy(() -> setting(topic, "retention.ms"))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
  }

  @Test
  void forgetsEverythingInRedis_whenFlushed() {
    redis("a", "1", LONG);
    stack.flushRedis();
    assertThat(redis("a", "2", LONG)).isNull();
  }

  @Test
  void servesAgain_whenRedisIsKilledAndStarted() {
    stack.killRedis();
    stack.startRedis();
    redis("b", "1", LONG);
    assertThat(redis("b", "2", LONG)).isEqualTo("1");
  }

  @Test
  void hasTheDataOfThen_whenTheDatabaseIsRestored() throws Exception {
    Database database = stack.newDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (number INT PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (1)");
    }
    stack.killDatabase();
    stack.snapshotDatabase();
    stack.startDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO kept VALUES (2)");
      statement.execute("CREATE TABLE forgotten (number INT PRIMARY KEY)");
    }
    stack.stopDatabase();
    stack.restoreDatabase();
    stack.startDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT SUM(number) FROM kept")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
      try (ResultSet rows = statement.executeQuery("SHOW TABLES LIKE 'forgotten'")) {
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void tellsAServiceWhereEverythingIs() {
    Database database = stack.newDatabase();
    assertThat(stack.environment(database, "clicks-1"))
        .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", stack.kafkaBootstrapServers())
        .containsEntry("SPRING_DATASOURCE_URL", database.url())
        .containsEntry("SPRING_DATASOURCE_USERNAME", database.username())
        .containsEntry("SPRING_DATASOURCE_PASSWORD", database.password())
        .containsEntry("SPRING_DATA_REDIS_HOST", stack.redisHost())
        .containsEntry("SPRING_DATA_REDIS_PORT", Integer.toString(stack.redisPort()))
        .containsEntry("CLICKER_TOPIC_NAME", "clicks-1");
  }

  @Test
  void tellsWhatReallyRuns() {
    assertThat(stack.description())
        .matches("Stack .*: Kafka .*, .*(MySQL|MariaDB).*, (Redis|Valkey) [0-9.]+\\.");
  }

  @Test
  void keepsTheLog_whenTheBrokerRestarts() throws Exception {
    String topic = stack.newTopic(1);
    append(topic, "a click", LONG);
    String before = stack.kafkaBootstrapServers();
    stack.restartBroker();
    assertThat(stack.kafkaBootstrapServers()).isEqualTo(before);
    assertThat(read(topic).value()).isEqualTo("a click");
  }

  @Test
  void keepsTheLog_whenTheBrokerIsKilled() throws Exception {
    String topic = stack.newTopic(1);
    append(topic, "a click", LONG);
    stack.killBroker();
    assertThatThrownBy(() -> append(topic, "another", SHORT))
        .hasRootCauseInstanceOf(TimeoutException.class);
    stack.startBroker();
    assertThat(read(topic).value()).isEqualTo("a click");
  }

  @Test
  void lacksAnAnswer_whileTheBrokerIsPaused() throws Exception {
    String topic = stack.newTopic(1);
    stack.pauseBroker();
    assertThatThrownBy(() -> append(topic, "a click", SHORT))
        .hasRootCauseInstanceOf(TimeoutException.class);
    stack.resumeBroker();
    append(topic, "a click", LONG);
  }

  @Test
  void lacksAnAnswer_whileRedisIsPaused() {
    redis("a", "1", LONG);
    stack.pauseRedis();
    assertThatThrownBy(() -> redis("a", "2", SHORT)).isInstanceOf(RuntimeException.class);
    stack.resumeRedis();
    assertThat(redis("a", "2", LONG)).isEqualTo("1");
  }

  @Test
  void keepsTheRows_whenTheDatabaseRestarts() throws Exception {
    Database database = filledDatabase();
    stack.stopDatabase();
    assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    stack.startDatabase();
    assertThat(ask(database, "SELECT clicks FROM total")).isEqualTo("7");
  }

  @Test
  void keepsTheRows_whenTheDatabaseIsKilled() throws Exception {
    Database database = filledDatabase();
    stack.killDatabase();
    assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    stack.startDatabase();
    assertThat(ask(database, "SELECT clicks FROM total")).isEqualTo("7");
  }

  @Test
  void lacksAnAnswer_whileTheDatabaseIsPaused() throws Exception {
    Database database = filledDatabase();
    try (Connection connection = database.connect()) {
      stack.pauseDatabase();
      assertThat(connection.isValid(1)).isFalse();
      stack.resumeDatabase();
    }
    assertThat(ask(database, "SELECT clicks FROM total")).isEqualTo("7");
  }

  private Database filledDatabase() throws SQLException {
    Database database = stack.newDatabase();
    run(database, "CREATE TABLE total (clicks BIGINT)");
    run(database, "INSERT INTO total VALUES (7)");
    return database;
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /// Sets the key and returns its earlier value.
  private @Nullable String redis(String key, String value, Duration limit) {
    RedisURI uri = RedisURI.create(stack.redisHost(), stack.redisPort());
    uri.setTimeout(limit);
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection.sync().setGet(key, value);
    } finally {
      client.shutdown(Duration.ZERO, Duration.ZERO);
    }
  }

  private String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrapServers()))) {
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      return config == null ? "nothing" : config.get(name).value();
    }
  }

  private void append(String topic, String value, Duration limit) throws Exception {
    int millis = Math.toIntExact(limit.toMillis());
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", stack.kafkaBootstrapServers(),
            "max.block.ms", millis,
            "request.timeout.ms", millis,
            "delivery.timeout.ms", millis,
            "linger.ms", 0);
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    try {
      producer.send(new ProducerRecord<>(topic, value)).get(60, TimeUnit.SECONDS);
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private ConsumerRecord<String, String> read(String topic) {
    List<TopicPartition> partitions = partitions(topic);
    try (KafkaConsumer<String, String> consumer = consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return consumer.poll(LONG).iterator().next();
    }
  }

  private List<TopicPartition> partitions(String topic) {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      return consumer.partitionsFor(topic).stream()
          .map(it -> new TopicPartition(topic, it.partition()))
          .toList();
    }
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", stack.kafkaBootstrapServers()),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
