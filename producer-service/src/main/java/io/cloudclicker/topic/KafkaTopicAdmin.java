package io.cloudclicker.topic;

import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.topic.TopicState.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the brokers about one topic, each question with a time limit. Creates nothing. For one
/// thread.
final class KafkaTopicAdmin implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicAdmin.class);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String APPEND_TIME = "LogAppendTime";

  private final String topic;
  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  KafkaTopicAdmin(String topic, Map<String, Object> settings) {
    this.topic = topic;
    this.settings = new HashMap<>(settings);
    this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "1500");
    this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "2500");
  }

  /// Null where the topic does not exist.
  @Nullable Seen describe() throws ExecutionException, InterruptedException, TimeoutException {
    try {
      var cluster = answer(admin().describeCluster().clusterId());
      var description = answer(admin().describeTopics(List.of(topic)).allTopicNames()).get(topic);
      if (description == null) {
        return null;
      }
      return new Seen(cluster, description.topicId().toString(), description.partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return null;
      }
      throw e;
    }
  }

  /// Whether the brokers stamp each record with their own time, as the key clock needs.
  boolean hasAppendTimes() throws ExecutionException, InterruptedException, TimeoutException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      var config = answer(admin().describeConfigs(List.of(resource)).all()).get(resource);
      var type = config == null ? null : config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
      return type != null && APPEND_TIME.equals(type.value());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        LOG.warn(
            "Not allowed to see whether topic {} has {} runbook={}",
            topic,
            APPEND_TIME,
            Runbook.KAFKA_AWAY);
        return true;
      }
      throw e;
    }
  }

  /// The next offset of each partition; empty where the topic does not exist.
  List<Long> ends(int partitions)
      throws ExecutionException, InterruptedException, TimeoutException {
    return offsets(partitions, OffsetSpec.latest());
  }

  /// Of each partition the offset of the first record appended at that time or later; -1 where
  /// there is none.
  List<Long> since(int partitions, long millis)
      throws ExecutionException, InterruptedException, TimeoutException {
    return offsets(partitions, OffsetSpec.forTimestamp(millis));
  }

  private List<Long> offsets(int partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException, TimeoutException {
    var question = new HashMap<TopicPartition, OffsetSpec>();
    for (int partition = 0; partition < partitions; partition++) {
      question.put(new TopicPartition(topic, partition), spec);
    }
    var offsets = new ArrayList<>(Collections.nCopies(partitions, -1L));
    try {
      answer(admin().listOffsets(question).all())
          .forEach((asked, told) -> offsets.set(asked.partition(), told.offset()));
      return offsets;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return List.of();
      }
      throw e;
    }
  }

  /// Made when it is first needed: the brokers' names may not resolve before.
  private Admin admin() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
