package io.cloudclicker.upkeep;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;

/// Deletes jobs that ended long ago, but for the newest recount: no revision may be given twice.
final class JdbcOldJobs {

  private static final int CHUNK = 500;

  private final JdbcOperations jdbc;

  JdbcOldJobs(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// @param before milliseconds since 1970 UTC
  void delete(long before) {
    int newest =
        Objects.requireNonNull(
            jdbc.queryForObject("SELECT COALESCE(MAX(revision), 0) FROM job", Integer.class));
    jdbc.update(
        """
        DELETE FROM job WHERE finished_at < ? AND (revision IS NULL OR revision < ?)
          AND id NOT IN (SELECT job_id FROM recount_part)
        LIMIT ?""",
        before,
        newest,
        CHUNK);
  }
}
