package io.cloudclicker.partition;

import io.cloudclicker.wire.ClickCodec;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Kafka's records as the log's.
public final class KafkaRecords {

  private KafkaRecords() {}

  public static List<AppendedRecord> read(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(KafkaRecords::read).toList();
  }

  private static AppendedRecord read(ConsumerRecord<byte[], byte[]> record) {
    return new AppendedRecord(
        record.offset(),
        record.leaderEpoch().orElse(Progress.NO_EPOCH),
        record.timestamp(),
        ClickCodec.decode(record.value()));
  }
}
