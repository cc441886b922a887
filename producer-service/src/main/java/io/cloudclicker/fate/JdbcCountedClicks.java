package io.cloudclicker.fate;

import io.cloudclicker.wire.Receipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the primary how far the partitions are counted and, after that, which clicks wait as
/// rejected: a consumer moves past a click and rejects it in one transaction, so whatever was seen
/// as passed is seen as rejected too. Safe for any thread.
class JdbcCountedClicks implements CountedClicks {

  private static final int QUERY_SECONDS = 1;

  private record Part(int log, int partition) {}

  private final JdbcClient jdbc;

  JdbcCountedClicks(DataSource dataSource) {
    var template = new JdbcTemplate(dataSource);
    template.setQueryTimeout(QUERY_SECONDS);
    this.jdbc = JdbcClient.create(template);
  }

  @Override
  public Progress progress(Set<Receipt> places) {
    Map<Part, List<Receipt>> parts =
        places.stream().collect(Collectors.groupingBy(p -> new Part(p.log(), p.partition())));
    Map<Part, Long> next = new HashMap<>();
    parts.keySet().forEach(part -> next.put(part, nextOffset(part)));
    var passed =
        places.stream().filter(p -> p.offset() < nextOffset(next, p)).collect(Collectors.toSet());
    Set<Receipt> rejected = new HashSet<>();
    parts.forEach((part, some) -> rejected.addAll(rejected(part, some)));
    return new Progress(passed, rejected);
  }

  private static long nextOffset(Map<Part, Long> next, Receipt place) {
    return Objects.requireNonNull(next.get(new Part(place.log(), place.partition())));
  }

  private long nextOffset(Part part) {
    return jdbc.sql("SELECT next_offset FROM partition_progress WHERE log_id = ? AND part = ?")
        .params(part.log, part.partition)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private List<Receipt> rejected(Part part, List<Receipt> places) {
    var sql =
        """
        SELECT record_offset, record_index FROM rejected_record
        WHERE log_id = :log AND part = :part AND record_offset IN (:offsets) AND counted_by IS NULL
        """;
    return jdbc.sql(sql)
        .param("log", part.log)
        .param("part", part.partition)
        .param("offsets", places.stream().map(Receipt::offset).distinct().toList())
        .query((row, _) -> new Receipt(part.log, part.partition, row.getLong(1), row.getInt(2)))
        .list();
  }
}
