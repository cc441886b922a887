package io.cloudclicker.rejected;

import io.cloudclicker.wire.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what consumers rejected. Safe for any thread.
@Component
class JdbcRejected {

  private static final String COLUMNS =
      """
      SELECT log_id, part, record_offset, record_index, whole, reason, decoder, appended_at, counted_by
      FROM rejected_record
      """;

  private final JdbcClient jdbc;

  JdbcRejected(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The next ones in the order of log, partition, offset and index.
  ///
  /// @param after the last one of the page before; null for the first page
  List<Rejected> page(@Nullable Receipt after, boolean waitingOnly, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE (log_id, part, record_offset, record_index) > (:log, :part, :offset, :index)
                  AND (counted_by IS NULL OR NOT :waiting)
                ORDER BY log_id, part, record_offset, record_index LIMIT :limit
                """)
        .param("log", after == null ? 0 : after.log())
        .param("part", after == null ? 0 : after.partition())
        .param("offset", after == null ? 0 : after.offset())
        .param("index", after == null ? 0 : after.index())
        .param("waiting", waitingOnly)
        .param("limit", limit)
        .query(JdbcRejected::row)
        .list();
  }

  Optional<Rejected> find(Receipt place) {
    return jdbc.sql(
            COLUMNS + "WHERE log_id = ? AND part = ? AND record_offset = ? AND record_index = ?")
        .params(place.log(), place.partition(), place.offset(), place.index())
        .query(JdbcRejected::row)
        .optional();
  }

  private static Rejected row(ResultSet row, int number) throws SQLException {
    return new Rejected(
        new Receipt(row.getInt(1), row.getInt(2), row.getLong(3), row.getInt(4)),
        row.getBoolean(5),
        row.getString(6),
        row.getInt(7),
        row.getLong(8),
        row.getObject(9, Long.class));
  }
}
