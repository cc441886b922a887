package io.cloudclicker.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/// Statements over many rows: lists of keys and of values, a bounded number at once. The text is
/// built here and not by a driver's rewriting, so that it is the same on MySQL and MariaDB.
public final class JdbcRows {

  private static final int CHUNK = 500;

  private JdbcRows() {}

  /// `INSERT INTO table (columns) VALUES (…), (…) … ON DUPLICATE KEY UPDATE update`, in the order
  /// of the rows.
  public static void upsert(
      JdbcOperations jdbc, String table, String columns, String update, List<Object[]> rows) {
    for (var chunk : chunks(rows)) {
      var row = "(" + marks(chunk.getFirst().length) + ")";
      var values = String.join(", ", Collections.nCopies(chunk.size(), row));
      jdbc.update(
          "INSERT INTO %s (%s) VALUES %s ON DUPLICATE KEY UPDATE %s"
              .formatted(table, columns, values, update),
          chunk.stream().flatMap(Arrays::stream).toArray());
    }
  }

  public static <T> List<List<T>> chunks(List<T> rows) {
    var chunks = new ArrayList<List<T>>();
    for (int from = 0; from < rows.size(); from += CHUNK) {
      chunks.add(rows.subList(from, Math.min(rows.size(), from + CHUNK)));
    }
    return chunks;
  }

  public static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
