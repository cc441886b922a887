package io.cloudclicker.counting;

import io.cloudclicker.consumer.ConsumerService;
import io.cloudclicker.partition.Records;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.testing.ledger.DatabaseAudit;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// A topic, a database, and as many instances of the consumer service as a test starts.
public final class CountingKit implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  public final Stack stack = Stack.shared();
  public final Database database = stack.newDatabase();
  public final String topic;
  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
  private final KafkaProducer<byte[], byte[]> producer;

  public CountingKit(int partitions) {
    topic = stack.newTopic(partitions);
    var bytes = new ByteArraySerializer();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafkaBootstrapServers(), "acks", "all"),
            bytes,
            bytes);
  }

  public ConfigurableApplicationContext start(String... options) {
    var arguments = new ArrayList<String>();
    stack
        .environment(database, topic)
        .forEach((name, value) -> arguments.add("--" + property(name) + "=" + value));
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.kafka.consumer.group-id=" + topic,
            "--clicker.counting.stopped-pause=500ms",
            "--clicker.counting.identity-check=500ms",
            "--clicker.counting.between-batches=100ms",
            "--clicker.replay.pause=50ms",
            "--clicker.audit.sweep-every=100ms",
            "--clicker.replay.pause-after-failure=200ms",
            "--spring.kafka.consumer.properties.session.timeout.ms=6000"));
    // The same option twice would be a list.
    for (var option : options) {
      var name = option.substring(0, option.indexOf('=') + 1);
      arguments.removeIf(argument -> argument.startsWith(name));
      arguments.add(option);
    }
    var instance = ConsumerService.application().run(arguments.toArray(String[]::new));
    instances.add(instance);
    return instance;
  }

  public void stop(ConfigurableApplicationContext instance) {
    instances.remove(instance);
    instance.close();
  }

  private static String property(String variable) {
    return variable
        .toLowerCase(java.util.Locale.ROOT)
        .replace('_', '.')
        .replace("bootstrap.servers", "bootstrap-servers");
  }

  public void send(int partition, Click... clicks) {
    send(partition, ClickCodec.encode(List.of(clicks)));
  }

  public void send(int partition, byte @Nullable [] value) {
    await(producer.send(new ProducerRecord<>(topic, partition, null, value)));
  }

  public void sendClicks(int partition, int count) {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (int i = 0; i < count; i++) {
      var value = ClickCodec.encode(List.of(Records.click(Records.GLOBAL, 0, null, i)));
      sent.add(producer.send(new ProducerRecord<>(topic, partition, null, value)));
    }
    sent.forEach(CountingKit::await);
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Deletes a partition's records below the offset, as retention does.
  public void deleteRecordsBefore(int partition, long offset) throws Exception {
    try (var admin = admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    }
  }

  public Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", stack.kafkaBootstrapServers()));
  }

  public DatabaseAudit database() {
    try (var connection = database.connect()) {
      return DatabaseAudit.of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public LogAudit log() {
    return LogAudit.of(stack.kafkaBootstrapServers(), topic);
  }

  public void sql(String statement) {
    try (var connection = database.connect();
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of the query's first row.
  public String text(String query) {
    try (var connection = database.connect();
        var prepared = connection.createStatement();
        var rows = prepared.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void awaitClicks(CounterId counter, long clicks) {
    Awaitility.await(clicks + " clicks are counted")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> database().clicks(counter) == clicks);
  }

  public void awaitProgress(int partition, long offset) {
    Awaitility.await("partition " + partition + " stands at " + offset)
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> database().progress().getOrDefault(partition, 0L) == offset);
  }

  public void awaitStopped(ConfigurableApplicationContext instance, int partition, String reason) {
    var status = instance.getBean(CountingStatus.class);
    Awaitility.await("partition " + partition + " is stopped: " + reason)
        .atMost(LIMIT)
        .until(() -> status.stoppedPartitions().getOrDefault(partition, "").contains(reason));
  }

  @Override
  public void close() {
    instances.forEach(ConfigurableApplicationContext::close);
    producer.close();
  }
}
