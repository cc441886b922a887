package io.cloudclicker.counting;

import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.CountedTopic;
import io.cloudclicker.runbook.Runbook;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Which log the topic's name stands for now. For the poll thread.
final class KafkaPresentLog {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaPresentLog.class);

  /// What an identification found.
  sealed interface Found {

    /// The log that was there before.
    record Same() implements Found {}

    /// Another one than before; whatever was remembered belongs to that one.
    record Other() implements Found {}

    /// One that must not be counted.
    record Foreign(String reason) implements Found {}

    record Unknown(String reason) implements Found {}
  }

  private final CountedTopic topic;
  private final Logs logs;
  private final CountingProperties properties;
  private final CountingStatus status;
  private final Clock clock;
  private long dueMillis;
  private boolean proven;
  private @Nullable CountedLog log;

  KafkaPresentLog(
      CountedTopic topic,
      Logs logs,
      CountingProperties properties,
      CountingStatus status,
      Clock clock) {
    this.topic = topic;
    this.logs = logs;
    this.properties = properties;
    this.status = status;
    this.clock = clock;
  }

  Optional<CountedLog> log() {
    return Optional.ofNullable(log);
  }

  /// Whether the log could ever be identified: then a failure is a new one.
  boolean proven() {
    return proven;
  }

  boolean isDue() {
    return clock.millis() >= dueMillis;
  }

  Found identify() {
    dueMillis = clock.millis() + properties.identityCheck().toMillis();
    try {
      var found =
          switch (logs.of(topic.identify())) {
            case Logs.Known.As(var known) -> become(known);
            case Logs.Known.Foreign(var reason) -> {
              log = null;
              yield new Found.Foreign(reason);
            }
          };
      status.trouble(null);
      proven = true;
      return found;
    } catch (KafkaException | DataAccessException | TransactionException e) {
      status.trouble(e.toString());
      LOG.warn("The log can't be identified now: {} runbook={}", e.toString(), Runbook.KAFKA_AWAY);
      return new Found.Unknown(e.toString());
    }
  }

  private Found become(CountedLog known) {
    boolean same = known.equals(log);
    log = known;
    return same ? new Found.Same() : new Found.Other();
  }

  /// Whether what was just fetched is of this log. A topic that was recreated in a moment looks
  /// like one that only grew; its id tells. What can't be confirmed must not be counted.
  boolean isFetched() {
    var present = log;
    try {
      if (present != null && topic.isStill(present.topicId())) {
        return true;
      }
      LOG.warn(
          "What was fetched is not of the log that is counted runbook={}",
          Runbook.STOPPED_PARTITION);
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn(
          "It can't be confirmed now of which log the records are: {} runbook={}",
          e.toString(),
          Runbook.KAFKA_AWAY);
    }
    return false;
  }
}
