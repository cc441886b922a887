package io.cloudclicker.replay;

import io.cloudclicker.partition.AppendedRecord;
import io.cloudclicker.partition.PartitionId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/// [RecordedRejections] of the table `rejected_record`.
final class JdbcRecordedRejections implements RecordedRejections {

  private final JdbcOperations jdbc;

  JdbcRecordedRejections(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<AppendedRecord> repeat(PartitionId partition, List<AppendedRecord> records) {
    if (records.isEmpty()) {
      return records;
    }
    var rejections = between(partition, records.getFirst().offset(), records.getLast().offset());
    if (rejections.isEmpty()) {
      return records;
    }
    // Records follow each other without a gap, or are refused by whoever takes them.
    var repeated = new ArrayList<>(records);
    for (var rejection : rejections) {
      int place = (int) (rejection.offset() - records.getFirst().offset());
      if (place < repeated.size()) {
        repeated.set(place, rejection.of(repeated.get(place)));
      }
    }
    return repeated;
  }

  private List<Rejection> between(PartitionId partition, long from, long to) {
    return jdbc.query(
        """
        SELECT record_offset, record_index, whole, reason FROM rejected_record
        WHERE log_id = ? AND part = ? AND record_offset BETWEEN ? AND ?""",
        (row, ignored) ->
            new Rejection(row.getLong(1), row.getInt(2), row.getBoolean(3), row.getString(4)),
        partition.log(),
        partition.partition(),
        from,
        to);
  }
}
