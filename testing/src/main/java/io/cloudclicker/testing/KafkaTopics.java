package io.cloudclicker.testing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;
import org.awaitility.Awaitility;

/// Creates and deletes topics and knows when a broker serves clients; waits at most a minute.
final class KafkaTopics implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "message.timestamp.type", "LogAppendTime",
          "cleanup.policy", "delete",
          "retention.ms", Long.toString(Duration.ofDays(7).toMillis()));

  private final Admin admin;
  private final short replicas;
  private final int minInSync;

  KafkaTopics(String bootstrapServers) {
    this(bootstrapServers, (short) 1, 1);
  }

  KafkaTopics(String bootstrapServers, short replicas, int minInSync) {
    this.replicas = replicas;
    this.minInSync = minInSync;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "reconnect.backoff.max.ms", "200",
                "default.api.timeout.ms", "10000",
                "request.timeout.ms", "5000"));
  }

  String createNew(int partitions) {
    String name = "clicks-" + UUID.randomUUID().toString().substring(0, 8);
    create(name, partitions);
    return name;
  }

  void create(String name, int partitions) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("min.insync.replicas", Integer.toString(minInSync));
    NewTopic topic = new NewTopic(name, partitions, replicas).configs(settings);
    get(admin.createTopics(List.of(topic)).all());
    await(() -> hasLeaders(name, partitions));
    awaitAnswers(name, partitions);
  }

  /// Returns when each partition's leader knows that it is the leader. A producer's first batch
  /// that comes before is refused, and where its second is taken the first is out of order for
  /// good.
  private void awaitAnswers(String name, int partitions) {
    var ends =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(name, partition))
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    await(() -> get(admin.listOffsets(ends).all()).size() == partitions);
  }

  void delete(String name) {
    get(admin.deleteTopics(List.of(name)).all());
    await(() -> !get(admin.listTopics().names()).contains(name));
  }

  /// Returns when the broker serves clients and leads every partition.
  void awaitBroker() {
    await(() -> !get(admin.describeCluster().nodes()).isEmpty() && leadsEverything());
  }

  /// Returns when so many brokers serve clients.
  void awaitBrokers(int count) {
    await(() -> get(admin.describeCluster().nodes()).size() == count);
  }

  /// Returns when every replica of every partition is in sync.
  void awaitInSync() {
    await(() -> describeAll().stream().allMatch(KafkaTopics::isInSync));
  }

  /// The version of the Kafka libraries, and so of an embedded broker.
  static String version() {
    return AppInfoParser.getVersion();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }

  private boolean leadsEverything() {
    return describeAll().stream().allMatch(KafkaTopics::hasLeaders);
  }

  private Collection<TopicDescription> describeAll() {
    return get(admin.describeTopics(get(admin.listTopics().names())).allTopicNames()).values();
  }

  private static boolean isInSync(TopicDescription topic) {
    return topic.partitions().stream().allMatch(it -> it.isr().size() == it.replicas().size());
  }

  private boolean hasLeaders(String name, int partitions) {
    TopicDescription topic = get(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
    return topic != null && topic.partitions().size() == partitions && hasLeaders(topic);
  }

  private static boolean hasLeaders(TopicDescription topic) {
    return topic.partitions().stream()
        .allMatch(it -> it.leader() != null && !it.leader().isEmpty());
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(KafkaUnavailable.class)
        .until(condition);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailable(e);
    }
  }

  static final class KafkaUnavailable extends RuntimeException {
    KafkaUnavailable(Exception cause) {
      super("Kafka did not do what was asked: " + cause.getMessage(), cause);
    }
  }
}
