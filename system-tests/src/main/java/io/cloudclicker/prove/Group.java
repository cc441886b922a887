package io.cloudclicker.prove;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// What Kafka knows of the consumers' group, which is named as the topic.
final class Group implements AutoCloseable {

  final Admin admin;
  private final String name;

  Group(String bootstrapServers, String name) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.name = name;
  }

  /// The offsets that Kafka was told: hints that nobody counts by.
  Map<Integer, Long> offsets() throws Exception {
    var told =
        admin
            .listConsumerGroupOffsets(name)
            .partitionsToOffsetAndMetadata()
            .get(30, TimeUnit.SECONDS);
    var offsets = new HashMap<Integer, Long>();
    told.forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
    return offsets;
  }

  /// Waits until so many members share all partitions.
  void awaitMembers(int count, int partitions) {
    Wait.untilItCanBeSaid(
        "the group has members: " + count,
        () -> shares().size() == count && sum(shares()) == partitions);
  }

  /// How many partitions each member has.
  List<Integer> shares() throws Exception {
    var groups = admin.describeConsumerGroups(List.of(name)).all().get(30, TimeUnit.SECONDS);
    return Objects.requireNonNull(groups.get(name)).members().stream()
        .map(member -> member.assignment().topicPartitions().size())
        .toList();
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }

  void addPartitions(String topic, int total) throws Exception {
    wait(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all());
  }

  /// Deletes everything before these offsets, as retention does.
  void deleteRecords(String topic, Map<Integer, Long> before) throws Exception {
    var records = new HashMap<TopicPartition, RecordsToDelete>();
    before.forEach(
        (partition, offset) ->
            records.put(
                new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)));
    wait(admin.deleteRecords(records).all());
  }

  /// Sets what Kafka believes was counted; the group has to be empty.
  void reset(String topic, Map<Integer, Long> offsets) throws Exception {
    var told = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets.forEach(
        (partition, offset) ->
            told.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
    wait(admin.alterConsumerGroupOffsets(name, told).all());
  }

  private static void wait(KafkaFuture<Void> future) throws Exception {
    future.get(30, TimeUnit.SECONDS);
  }
}
