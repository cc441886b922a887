package io.cloudclicker.simulation;

import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/// A record as its brokers hold it, stamped by the clock of the leader that took it.
final class Stored {

  private final long offset;
  private final int leaderEpoch;
  private final long appendedAtMillis;
  private final byte[] bytes;

  Stored(long offset, Leaders leaders, byte[] bytes) {
    this.offset = offset;
    this.leaderEpoch = leaders.epoch();
    this.appendedAtMillis = leaders.millis();
    this.bytes = bytes;
  }

  long offset() {
    return offset;
  }

  long appendedAtMillis() {
    return appendedAtMillis;
  }

  LogRecord content() {
    return ClickCodec.decode(bytes);
  }

  ConsumerRecord<byte[], byte[]> of(TopicPartition partition) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        appendedAtMillis,
        TimestampType.LOG_APPEND_TIME,
        0,
        bytes.length,
        null,
        bytes,
        new RecordHeaders(),
        Optional.of(leaderEpoch));
  }
}
