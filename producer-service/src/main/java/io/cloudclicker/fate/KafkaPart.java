package io.cloudclicker.fate;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A partition that is read for some keys, up to an end that one tick may move. For one thread.
final class KafkaPart {

  private final TopicPartition partition;
  private final FateScan scan;
  private long end;
  private boolean ticked;

  KafkaPart(int log, TopicPartition partition, Set<ClickKey> keys, long end) {
    this.partition = partition;
    this.scan = new FateScan(log, partition.partition(), keys);
    this.end = end;
  }

  TopicPartition partition() {
    return partition;
  }

  FateScan scan() {
    return scan;
  }

  void read(ConsumerRecord<byte[], byte[]> record) {
    if (!scan.done()) {
      scan.next(record.offset(), record.timestamp(), ClickCodec.decode(record.value()));
    }
  }

  boolean readTo(long position) {
    return scan.done() || position >= end;
  }

  /// Whether a tick could make an absence final. One is enough, even where the broker's clock makes
  /// it implausible.
  boolean wantsTick(long nowMillis) {
    return !ticked
        && !scan.done()
        && scan.undecided().stream().anyMatch(key -> KeyClock.finalAt(key) <= nowMillis);
  }

  void tickAt(long offset) {
    ticked = true;
    end = offset + 1;
  }

  /// Where a look-up of the same keys may go on.
  OptionalLong resume(long position) {
    return scan.blind() ? OptionalLong.empty() : OptionalLong.of(position);
  }
}
