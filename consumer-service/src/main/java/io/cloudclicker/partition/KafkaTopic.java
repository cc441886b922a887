package io.cloudclicker.partition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic as the broker has it: made where it is missing and may be made, and refused where its
/// settings would make counting wrong. For the poll thread alone.
public final class KafkaTopic implements CountedTopic, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopic.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final TopicProperties properties;
  private final Map<String, Object> adminConfiguration;
  private @Nullable Admin admin;

  public KafkaTopic(TopicProperties properties, Map<String, Object> adminConfiguration) {
    this.properties = properties;
    this.adminConfiguration = adminConfiguration;
  }

  @Override
  public String name() {
    return properties.name();
  }

  @Override
  public LogIdentity identify() {
    var broker = admin();
    var identity = describe(broker).orElseGet(() -> create(broker));
    checkSettings(broker);
    return identity;
  }

  @Override
  public boolean isStill(String topicId) {
    try {
      return description(admin()).topicId().toString().equals(topicId);
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    }
  }

  /// Made on first use: a name that can't be resolved yet must not end the service.
  private Admin admin() {
    var present = admin;
    if (present == null) {
      present = Admin.create(adminConfiguration);
      admin = present;
    }
    return present;
  }

  private TopicDescription description(Admin admin) {
    return get(admin.describeTopics(List.of(name())).allTopicNames()).values().iterator().next();
  }

  private Optional<LogIdentity> describe(Admin admin) {
    try {
      var topic = description(admin);
      var clusterId = get(admin.describeCluster().clusterId());
      return Optional.of(identity(clusterId, topic));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static LogIdentity identity(String clusterId, TopicDescription topic) {
    return new LogIdentity(clusterId, topic.topicId().toString(), topic.partitions().size());
  }

  private LogIdentity create(Admin admin) {
    if (!properties.create()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + name());
    }
    try {
      get(admin.createTopics(List.of(newTopic())).all());
      LOG.info("Made the topic {} with {} partitions", name(), properties.partitions());
    } catch (TopicExistsException e) {
      LOG.debug("Another instance made the topic", e);
    }
    return describe(admin)
        .orElseThrow(() -> new UnknownTopicOrPartitionException("the topic is not known yet"));
  }

  private NewTopic newTopic() {
    var settings =
        Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(properties.retention().toMillis()),
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            Integer.toString(Math.max(1, properties.replication() - 1)),
            TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
            "false");
    return new NewTopic(name(), properties.partitions(), properties.replication())
        .configs(settings);
  }

  /// Without append times the key clock can't be kept, and compaction would leave holes.
  private void checkSettings(Admin admin) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, name());
    var settings = get(admin.describeConfigs(List.of(resource)).all()).values().iterator().next();
    require(settings, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    require(settings, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
  }

  private void require(Config settings, String setting, String value) {
    var actual = settings.get(setting).value();
    if (!value.equals(actual)) {
      throw new KafkaException(
          "the topic %s has %s=%s and can't be counted exactly; it needs %s"
              .formatted(name(), setting, actual, value));
    }
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(LIMIT);
    }
  }

  private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("the broker does not answer", e);
    } catch (InterruptedException e) {
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }
}
