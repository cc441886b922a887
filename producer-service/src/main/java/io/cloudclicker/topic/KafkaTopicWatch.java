package io.cloudclicker.topic;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.topic.TopicState.Seen;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Keeps [TopicState] up to date, as long as the service runs: one platform thread asks the brokers
/// once a second, another one MySQL, so that neither waits for the other.
final class KafkaTopicWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration ROW_INTERVAL = Duration.ofMillis(500);
  private static final int TICKS_A_ROW_IS_FRESH = 20;

  private final KafkaTopicAdmin brokers;
  private final JdbcLogs logs;
  private final TopicState state;
  private final Clock clock;
  private @Nullable ScheduledExecutorService threads;
  private int ticksToRow;
  private boolean brokersAway;
  private boolean mysqlAway;

  KafkaTopicWatch(KafkaTopicAdmin brokers, JdbcLogs logs, TopicState state, Clock clock) {
    this.brokers = brokers;
    this.logs = logs;
    this.state = state;
    this.clock = clock;
  }

  private void askBrokers() {
    try {
      measure();
      if (brokersAway) {
        LOG.info("The topic can be asked about again");
      }
      brokersAway = false;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      if (!brokersAway) {
        LOG.warn(
            "The topic can't be asked about; trying on: {} runbook={}",
            e.toString(),
            Runbook.KAFKA_AWAY);
      }
      brokersAway = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A bug here must not end the thread that everybody's freshness hangs on.
      LOG.error("Measuring the topic failed runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  /// Measures first and describes then: an unchanged topic id says that the offsets are its own.
  private void measure() throws ExecutionException, InterruptedException, TimeoutException {
    var before = state.seen();
    long atMillis = clock.millis();
    List<Long> ends = List.of();
    List<Long> records = List.of();
    if (before != null) {
      ends = brokers.ends(before.partitions());
      long fromMillis = Math.max(0, atMillis - KeyClock.REBUILD.toMillis());
      records = records(ends, brokers.since(before.partitions(), fromMillis));
    }
    var now = usable(brokers.describe(), before);
    state.seen(now);
    if (before != null && before.sameTopic(now) && !ends.isEmpty()) {
      state.measured(before, atMillis, ends, records);
    }
  }

  private @Nullable Seen usable(@Nullable Seen now, @Nullable Seen before)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (now == null || now.sameTopic(before)) {
      return now;
    }
    if (!brokers.hasAppendTimes()) {
      throw new KafkaException("the topic needs message.timestamp.type=LogAppendTime");
    }
    LOG.info(
        "The topic {} of cluster {}: {} partitions", now.id(), now.cluster(), now.partitions());
    return now;
  }

  static List<Long> records(List<Long> ends, List<Long> since) {
    var records = new ArrayList<Long>(ends.size());
    for (int partition = 0; partition < Math.min(ends.size(), since.size()); partition++) {
      long from = since.get(partition);
      records.add(from < 0 ? 0 : Math.max(0, ends.get(partition) - from));
    }
    return records;
  }

  private void askMySql() {
    var topic = state.seen();
    if (topic == null || rowIsFresh()) {
      return;
    }
    try {
      logs.find(topic).ifPresent(row -> remember(topic, row));
      mysqlAway = false;
    } catch (DataAccessException e) {
      if (!mysqlAway) {
        LOG.warn(
            "The log's row can't be read; trying on: {} runbook={}",
            e.getClass().getSimpleName(),
            Runbook.MYSQL_AWAY);
      }
      mysqlAway = true;
    } catch (RuntimeException e) {
      // As above: the thread stays.
      LOG.error("Reading the log's row failed runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  private void remember(Seen topic, TopicState.Row row) {
    state.registered(topic, row);
    ticksToRow = TICKS_A_ROW_IS_FRESH;
  }

  private boolean rowIsFresh() {
    return state.current().isPresent() && --ticksToRow > 0;
  }

  @Override
  public void start() {
    var started =
        Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("topic-", 0).factory());
    every(started, INTERVAL, this::askBrokers);
    every(started, ROW_INTERVAL, this::askMySql);
    threads = started;
  }

  private static void every(ScheduledExecutorService threads, Duration pause, Runnable task) {
    var _ = threads.scheduleWithFixedDelay(task, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (threads != null) {
      threads.shutdownNow();
      threads = null;
      brokers.close();
    }
  }

  @Override
  public boolean isRunning() {
    return threads != null;
  }

  /// Before the web server starts, after it has drained.
  @Override
  public int getPhase() {
    return 0;
  }
}
