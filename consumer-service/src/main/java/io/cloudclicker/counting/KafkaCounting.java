package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.KafkaPartitionOpener;
import io.cloudclicker.partition.KafkaRecords;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.runbook.Runbook;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
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

  private static final Logger LOG = LoggerFactory.getLogger(KafkaCounting.class);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final KafkaPresentLog present;
  private final Function<CountedLog, KafkaPartitionOpener> openers;
  private final List<BetweenBatches> between;
  private final CountedHere here;
  private final CountingProperties properties;
  private final CountingStatus status;
  private final BatchTraces traces;
  private final FaultPoints faults;
  private final Clock clock;
  private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
  private final KafkaHints hints;
  private long betweenDueMillis;

  KafkaCounting(
      Consumer<byte[], byte[]> consumer,
      String topic,
      KafkaPresentLog present,
      Function<CountedLog, KafkaPartitionOpener> openers,
      List<BetweenBatches> between,
      CountedHere here,
      CountingProperties properties,
      CountingStatus status,
      BatchTraces traces,
      FaultPoints faults,
      Clock clock) {
    this.consumer = consumer;
    this.topic = topic;
    this.present = present;
    this.openers = openers;
    this.between = List.copyOf(between);
    this.here = here;
    this.properties = properties;
    this.status = status;
    this.traces = traces;
    this.faults = faults;
    this.clock = clock;
    this.hints = new KafkaHints(consumer, properties.hintInterval(), faults);
  }

  /// Counts until it may not go on, then leaves a last hint for the group.
  ///
  /// @throws KafkaException where the consumer is of no use any more
  void countWhile(BooleanSupplier goOn) {
    consumer.subscribe(List.of(topic), this);
    while (goOn.getAsBoolean()) {
      poll();
      openDue();
      workBetweenBatches();
      hints.tellIfDue(clock.millis());
    }
    hints.tellAll(properties.longestPause());
  }

  /// Whether this consumer could ever identify the log: then a failure is a new one.
  boolean proven() {
    return present.proven();
  }

  private void poll() {
    try {
      faults.reached(CountingPoints.BEFORE_POLL);
      var records = consumer.poll(properties.pollTimeout());
      if (!records.isEmpty()) {
        take(records);
      }
    } catch (InvalidOffsetException e) {
      LOG.warn(
          "The log moved under the consumer: {} runbook={}",
          e.toString(),
          Runbook.STOPPED_PARTITION);
      e.partitions().forEach(this::beginAnew);
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    if (present.isFetched()) {
      faults.reached(CountingPoints.AFTER_POLL);
      records.partitions().forEach(partition -> take(partition, records.records(partition)));
    } else {
      // They are fetched again.
      owned.keySet().forEach(this::beginAnew);
    }
  }

  private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    var mine = owned.get(partition);
    var counter = mine == null ? null : mine.counter();
    if (mine == null || counter == null) {
      return;
    }
    try {
      long from = records.getFirst().offset();
      long to = records.getLast().offset() + 1;
      var step =
          traces.batch(
              counter.partition(), from, to, () -> counter.take(KafkaRecords.read(records)));
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
      case PartitionCounter.Step.Reopen(var reason) -> openAgain(partition, mine, reason);
      case PartitionCounter.Step.Stopped(var reason) -> stopped(partition, mine, reason);
    }
  }

  private void openDue() {
    long now = clock.millis();
    boolean due = owned.values().stream().anyMatch(mine -> mine.due(now));
    if (due || present.isDue()) {
      identify();
    }
    if (due) {
      present
          .log()
          .ifPresent(
              log -> owned.forEach((partition, mine) -> openIfDue(log, partition, mine, now)));
    }
  }

  private void identify() {
    switch (present.identify()) {
      case KafkaPresentLog.Found.Same() -> {}
      case KafkaPresentLog.Found.Other() -> owned.keySet().forEach(this::beginAnew);
      case KafkaPresentLog.Found.Foreign(var reason) -> {
        owned.keySet().forEach(this::beginAnew);
        owned.forEach((partition, mine) -> stopped(partition, mine, reason));
      }
      case KafkaPresentLog.Found.Unknown(var ignored) -> {
        long now = clock.millis();
        owned.values().stream()
            .filter(mine -> mine.due(now))
            .forEach(mine -> mine.openAgainAfterFailure(now));
      }
    }
  }

  private void openIfDue(CountedLog log, TopicPartition partition, OwnedPartition mine, long now) {
    if (!mine.due(now)) {
      return;
    }
    try {
      var result = openers.apply(log).open(consumer, log.id(), partition);
      if (result.counter() != null) {
        mine.opened(result.counter());
        status.going(partition.partition());
        here.counts(log, partition.partition());
      } else {
        stopped(partition, mine, String.valueOf(result.stopped()));
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException | DataAccessException | TransactionException e) {
      failed(partition, mine, e);
    }
  }

  private void workBetweenBatches() {
    long now = clock.millis();
    if (now < betweenDueMillis) {
      return;
    }
    betweenDueMillis = now + properties.betweenBatches().toMillis();
    try {
      between.forEach(BetweenBatches::look);
      owned.forEach(this::workBetweenBatches);
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("What there is to do between batches is not known now", e);
    }
  }

  private void workBetweenBatches(TopicPartition partition, OwnedPartition mine) {
    var counter = mine.counter();
    if (counter == null) {
      return;
    }
    try {
      if (!between.stream().allMatch(task -> task.work(counter))) {
        openAgain(partition, mine, "the database does not stand where it was");
      }
    } catch (DataAccessException | TransactionException e) {
      failed(partition, mine, e);
    }
  }

  private void openAgain(TopicPartition partition, OwnedPartition mine, String reason) {
    LOG.info("Partition {} is opened again: {}", partition.partition(), reason);
    consumer.pause(List.of(partition));
    mine.openAgain(clock.millis());
  }

  private void stopped(TopicPartition partition, OwnedPartition mine, String reason) {
    consumer.pause(List.of(partition));
    mine.stopped(clock.millis());
    status.stopped(partition.partition(), reason);
    LOG.error(
        "Partition {} is stopped: {} runbook={}",
        partition.partition(),
        reason,
        Runbook.STOPPED_PARTITION);
  }

  private void failed(TopicPartition partition, OwnedPartition mine, RuntimeException e) {
    consumer.pause(List.of(partition));
    mine.openAgainAfterFailure(clock.millis());
    LOG.warn(
        "Partition {} is tried again after a pause: {} runbook={}",
        partition.partition(),
        e.toString(),
        Runbook.MYSQL_AWAY);
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
      here.countsNoMore(partition.partition());
    }
  }
}
