package io.cloudclicker.counting;

import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.ClickCodec;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.JdbcOperations;

/// What partitions rejected, and what a second try counted of it.
final class JdbcRejections {

  private static final int REASON = 200;

  private final JdbcOperations jdbc;

  JdbcRejections(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  boolean waits(PartitionId partition, long offset, int index) {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM rejected_record
            WHERE log_id = ? AND part = ? AND record_offset = ? AND record_index = ? AND counted_by IS NULL""",
            Integer.class,
            partition.log(),
            partition.partition(),
            offset,
            index)
        .isEmpty();
  }

  void write(PartitionId partition, List<ClickBatch.Rejected> rejected) {
    var rows = new ArrayList<Object[]>();
    for (var record : rejected) {
      rows.add(
          new Object[] {
            partition.log(),
            partition.partition(),
            record.offset(),
            record.index(),
            record.whole(),
            record.reason().substring(0, Math.min(REASON, record.reason().length())),
            ClickCodec.READER,
            record.appendedAtMillis()
          });
    }
    JdbcRows.upsert(
        jdbc,
        "rejected_record",
        "log_id, part, record_offset, record_index, whole, reason, decoder, appended_at",
        "reason = VALUES(reason)",
        rows);
  }

  void close(PartitionId partition, List<ClickBatch.SecondTry> secondTries) {
    var sql =
        """
        UPDATE rejected_record SET counted_by = ?
        WHERE log_id = ? AND part = ? AND record_offset = ? AND record_index = ? AND counted_by IS NULL""";
    for (var again : secondTries) {
      int rows =
          jdbc.update(
              sql,
              again.by(),
              partition.log(),
              partition.partition(),
              again.offset(),
              again.index());
      if (rows != 1) {
        throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(sql, 1, rows);
      }
    }
  }
}
