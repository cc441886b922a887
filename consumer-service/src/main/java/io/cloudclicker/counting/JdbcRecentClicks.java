package io.cloudclicker.counting;

import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.RecentClick;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/// The newest clicks of a partition: so many places, which are written one after the other and then
/// again. Inside the transaction that has the partition already, so that the number which it goes
/// on from is nobody else's.
final class JdbcRecentClicks {

  private static final int PLACE = 3;

  private final JdbcOperations jdbc;

  JdbcRecentClicks(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// @param clicks in the order of the log, also more than are kept
  void write(PartitionId partition, CounterId counter, List<RecentClick> clicks) {
    var newest = clicks.subList(Math.max(0, clicks.size() - RecentClick.KEPT), clicks.size());
    long number = last(partition, counter);
    var rows = new ArrayList<Object[]>();
    for (var click : newest) {
      number++;
      rows.add(row(partition, counter, number, click));
    }
    rows.sort(Comparator.comparing(row -> (Long) row[PLACE]));
    JdbcRows.upsert(
        jdbc,
        "recent_click",
        "counter_id, log_id, part, place, number, at, subject_id",
        "number = VALUES(number), at = VALUES(at), subject_id = VALUES(subject_id)",
        rows);
  }

  private long last(PartitionId partition, CounterId counter) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            SELECT COALESCE(MAX(number), 0) FROM recent_click
            WHERE counter_id = ? AND log_id = ? AND part = ?""",
            Long.class,
            counter.toBytes(),
            partition.log(),
            partition.partition()));
  }

  private static @Nullable Object[] row(
      PartitionId partition, CounterId counter, long number, RecentClick click) {
    var subject = click.subject();
    return new @Nullable Object[] {
      counter.toBytes(),
      partition.log(),
      partition.partition(),
      number % RecentClick.KEPT,
      number,
      click.atMillis(),
      subject == null ? null : subject.toBytes()
    };
  }
}
