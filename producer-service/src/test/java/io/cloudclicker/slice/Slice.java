package io.cloudclicker.slice;

import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.reading.Reading;
import io.cloudclicker.reading.TotalsReader;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A topic and a database of their own, and as many instances of the slice as a test starts.
public final class Slice implements AutoCloseable {

  public static final String TOKEN = "a-token-for-tests";

  public final Stack stack = Stack.shared();
  public final Database database = stack.newDatabase();
  public final String topic;
  public final int partitions;
  public final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
  private final Admin admin =
      Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrapServers()));
  private final KafkaProducer<byte[], byte[]> producer;

  /// The packages under test, with what other packages would tell them under the test's control.
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan({
    "io.cloudclicker.problem",
    "io.cloudclicker.json",
    "io.cloudclicker.caller",
    "io.cloudclicker.trail",
    "io.cloudclicker.topic",
    "io.cloudclicker.counter",
    "io.cloudclicker.fate"
  })
  @ConfigurationPropertiesScan({
    "io.cloudclicker.json",
    "io.cloudclicker.topic",
    "io.cloudclicker.counter",
    "io.cloudclicker.fate"
  })
  public static class Application {

    @Bean
    HeardOf heardOf() {
      return new HeardOf();
    }

    @Bean
    TotalsReader totalsReader() {
      return Application::readings;
    }

    private static Map<CounterName, Reading> readings(Collection<CounterName> names) {
      return names.stream()
          .filter(name -> !name.value().startsWith("dark"))
          .collect(Collectors.toMap(name -> name, Application::reading));
    }

    private static Reading reading(CounterName name) {
      return new Reading(
          name.value().length(),
          7L,
          3,
          0,
          new Applied(1, List.of(5L)),
          Instant.ofEpochSecond(1_800_000_000),
          Duration.ofMillis(12),
          false);
    }
  }

  /// The epochs that the instance has heard of.
  public static final class HeardOf implements Epochs {
    private final Map<CounterId, Long> known = new ConcurrentHashMap<>();

    public void hear(CounterName name, long epoch) {
      known.put(CounterId.of(name), epoch);
    }

    @Override
    public long known(CounterId counter) {
      return known.getOrDefault(counter, 0L);
    }
  }

  public Slice(int partitions) {
    this.partitions = partitions;
    this.topic = stack.newTopic(partitions);
    var bytes = new ByteArraySerializer();
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "acks", "all"),
            bytes,
            bytes);
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    register(0);
  }

  /// As a consumer registers the topic when it first sees it.
  private void register(long bornAtMillis) {
    var described = get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    if (described == null) {
      throw new AssertionError(topic);
    }
    jdbc.sql("INSERT INTO log VALUES (1, ?, ?, ?, ?)")
        .params(
            get(admin.describeCluster().clusterId()),
            described.topicId().toString(),
            partitions,
            bornAtMillis)
        .update();
  }

  public ConfigurableApplicationContext start(String... options) {
    var arguments = new ArrayList<String>();
    stack
        .environment(database, topic)
        .forEach((name, value) -> arguments.add("--" + property(name) + "=" + value));
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--management.server.port=",
            "--spring.jmx.enabled=false",
            "--spring.flyway.enabled=false"));
    if (Arrays.stream(options).noneMatch(option -> option.startsWith("--clicker.api-token"))) {
      arguments.add("--clicker.api-token=" + TOKEN);
    }
    arguments.addAll(List.of(options));
    var instance =
        new SpringApplicationBuilder(Application.class)
            .properties("spring.config.name=producer-service")
            .run(arguments.toArray(String[]::new));
    instances.add(instance);
    return instance;
  }

  public static HttpCalls http(ConfigurableApplicationContext instance) {
    return new HttpCalls(
        "http://localhost:" + instance.getEnvironment().getProperty("local.server.port"));
  }

  public RecordMetadata append(int partition, byte @Nullable [] value) {
    try {
      return producer.send(new ProducerRecord<>(topic, partition, null, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /// Everything that a partition holds.
  public List<LogRecord> records(int partition) {
    var bytes = new ByteArrayDeserializer();
    var where = new TopicPartition(topic, partition);
    List<LogRecord> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", stack.kafkaBootstrapServers()),
            bytes,
            bytes)) {
      long end = consumer.endOffsets(List.of(where)).getOrDefault(where, 0L);
      consumer.assign(List.of(where));
      consumer.seekToBeginning(List.of(where));
      while (consumer.position(where) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          records.add(ClickCodec.decode(record.value()));
        }
      }
    }
    return records;
  }

  public void deleteRecordsBefore(int partition, long offset) {
    var where = new TopicPartition(topic, partition);
    get(admin.deleteRecords(Map.of(where, RecordsToDelete.beforeOffset(offset))).all());
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static String property(String variable) {
    return variable
        .toLowerCase(Locale.ROOT)
        .replace('_', '.')
        .replace("bootstrap.servers", "bootstrap-servers");
  }

  @Override
  public void close() {
    instances.forEach(ConfigurableApplicationContext::close);
    producer.close(Duration.ofSeconds(1));
    admin.close(Duration.ofSeconds(1));
    stack.deleteTopic(topic);
  }
}
