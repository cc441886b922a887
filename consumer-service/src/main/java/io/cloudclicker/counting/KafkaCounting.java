package io.cloudclicker.counting;

import io.cloudclicker.wire.ClickCodec;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Counts with one Kafka consumer for as long as that consumer lives, on the poll thread alone.
///
/// The callbacks of a rebalance do no I/O: they drop or begin memory. What decides is the
/// compare-and-set in MySQL, never who owns a partition. A partition whose batch failed is opened
/// again after a pause, without limit; only a record that can never succeed is rejected.
final class KafkaCounting implements ConsumerRebalanceListener {

  static final String RUNBOOK = "docs/runbooks/stopped-partition.md";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaCounting.class);

  private final Consumer<byte[], byte[]> consumer;
  private final CountedTopic topic;
  private final Logs logs;
  private final KafkaPartitionOpener opener;
  private final CountingProperties properties;
  private final CountingStatus status;
  private final FaultPoints faults;
  private final Clock clock;
  private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
  private final KafkaHints hints;
  private long identityDueMillis;
  private boolean proven;
  private @Nullable CountedLog log;

  KafkaCounting(
      Consumer<byte[], byte[]> consumer,
      CountedTopic topic,
      Logs logs,
      KafkaPartitionOpener opener,
      CountingProperties properties,
      CountingStatus status,
      FaultPoints faults,
      Clock clock) {
    this.consumer = consumer;
    this.topic = topic;
    this.logs = logs;
    this.opener = opener;
    this.properties = properties;
    this.status = status;
    this.faults = faults;
    this.clock = clock;
    this.hints = new KafkaHints(consumer, properties.hintInterval());
  }

  /// Counts until it may not go on, then leaves a last hint for the group.
  ///
  /// @throws KafkaException where the consumer is of no use any more
  void countWhile(BooleanSupplier goOn) {
    consumer.subscribe(List.of(topic.name()), this);
    while (goOn.getAsBoolean()) {
      poll();
      openDue();
      hints.tellIfDue(clock.millis());
    }
    hints.tellAll(properties.longestPause());
  }

  /// Whether this consumer could ever identify the log: then a failure is a new one.
  boolean proven() {
    return proven;
  }

  private void poll() {
    try {
      var records = consumer.poll(properties.pollTimeout());
      if (!records.isEmpty() && isOfPresentLog()) {
        for (var partition : records.partitions()) {
          take(partition, records.records(partition));
        }
      }
    } catch (InvalidOffsetException e) {
      LOG.warn("The log moved under the consumer: {}", e.toString());
      e.partitions().forEach(this::beginAnew);
    }
  }

  /// A topic that was recreated in a moment looks like one that only grew; its id tells. What can't
  /// be confirmed is not counted but fetched again.
  private boolean isOfPresentLog() {
    var present = log;
    try {
      if (present != null && topic.isStill(present.topicId())) {
        return true;
      }
      LOG.warn("What was fetched is not of the log that is counted");
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("It can't be confirmed now of which log the records are: {}", e.toString());
    }
    owned.keySet().forEach(this::beginAnew);
    return false;
  }

  private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    var mine = owned.get(partition);
    var counter = mine == null ? null : mine.counter();
    if (mine == null || counter == null) {
      return;
    }
    try {
      var step = counter.take(records.stream().map(KafkaCounting::read).toList());
      faults.reached(FaultPoints.AFTER_CACHE);
      follow(partition, mine, step);
    } catch (DataAccessException | TransactionException e) {
      failed(partition, mine, e);
    }
  }

  private void follow(TopicPartition partition, OwnedPartition mine, PartitionCounter.Step step) {
    switch (step) {
      case PartitionCounter.Step.Counted(long nextOffset) -> {
        mine.wentWell();
        hints.put(partition, nextOffset);
      }
      case PartitionCounter.Step.Reopen(var reason) -> {
        LOG.info("Partition {} is opened again: {}", partition.partition(), reason);
        consumer.pause(List.of(partition));
        mine.openAgain(clock.millis());
      }
      case PartitionCounter.Step.Stopped(var reason) -> stopped(partition, mine, reason);
    }
  }

  private void openDue() {
    long now = clock.millis();
    boolean due = owned.values().stream().anyMatch(mine -> mine.due(now));
    if (now >= identityDueMillis) {
      owned.forEach(this::confirm);
    }
    if (due || now >= identityDueMillis) {
      identify();
    }
    var present = log;
    if (due && present != null) {
      owned.forEach((partition, mine) -> openIfDue(present, partition, mine, now));
    }
  }

  private void confirm(TopicPartition partition, OwnedPartition mine) {
    var counter = mine.counter();
    try {
      if (counter != null && !counter.isConfirmed()) {
        follow(partition, mine, new PartitionCounter.Step.Reopen("the database lost its tail"));
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("Partition {} is confirmed later", partition.partition(), e);
    }
  }

  private void identify() {
    identityDueMillis = clock.millis() + properties.identityCheck().toMillis();
    try {
      switch (logs.of(topic.identify())) {
        case Logs.Known.As(var known) -> become(known);
        case Logs.Known.Foreign(var reason) -> {
          become(null);
          owned.forEach((partition, mine) -> stopped(partition, mine, reason));
        }
      }
      status.trouble(null);
      proven = true;
    } catch (KafkaException | DataAccessException | TransactionException e) {
      status.trouble(e.toString());
      LOG.warn("The log can't be identified now: {}", e.toString());
      owned.values().stream()
          .filter(mine -> mine.due(clock.millis()))
          .forEach(mine -> mine.openAgainAfterFailure(clock.millis()));
    }
  }

  private void become(@Nullable CountedLog identified) {
    if (!Objects.equals(identified, log)) {
      log = identified;
      owned.keySet().forEach(this::beginAnew);
    }
  }

  private void openIfDue(
      CountedLog present, TopicPartition partition, OwnedPartition mine, long now) {
    if (!mine.due(now)) {
      return;
    }
    try {
      var result = opener.open(consumer, present, partition);
      if (result.counter() != null) {
        mine.opened(result.counter());
        status.going(partition.partition());
      } else {
        stopped(partition, mine, String.valueOf(result.stopped()));
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException | DataAccessException | TransactionException e) {
      failed(partition, mine, e);
    }
  }

  private void stopped(TopicPartition partition, OwnedPartition mine, String reason) {
    consumer.pause(List.of(partition));
    mine.stopped(clock.millis());
    status.stopped(partition.partition(), reason);
    LOG.error("Partition {} is stopped: {} runbook={}", partition.partition(), reason, RUNBOOK);
  }

  private void failed(TopicPartition partition, OwnedPartition mine, RuntimeException e) {
    consumer.pause(List.of(partition));
    mine.openAgainAfterFailure(clock.millis());
    LOG.warn("Partition {} is tried again after a pause: {}", partition.partition(), e.toString());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitions.forEach(this::beginAnew);
  }

  /// Without I/O: the position only has to be somewhere, the opening seeks.
  private void beginAnew(TopicPartition partition) {
    consumer.pause(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    owned.put(partition, new OwnedPartition(properties));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  /// Nothing is flushed: what was not committed belongs to the next owner.
  private void forget(Collection<TopicPartition> partitions) {
    for (var partition : partitions) {
      owned.remove(partition);
      hints.forget(partition);
      status.going(partition.partition());
    }
  }

  private static AppendedRecord read(ConsumerRecord<byte[], byte[]> record) {
    return new AppendedRecord(
        record.offset(),
        record.leaderEpoch().orElse(Progress.NO_EPOCH),
        record.timestamp(),
        ClickCodec.decode(record.value()));
  }
}
