package io.cloudclicker.ops;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The rows of `job`, for operators. Safe for any thread; throws a DataAccessException or a
/// TransactionException where MySQL does not answer.
@Component
class JdbcJobs {

  private static final int LIMIT_SECONDS = 2;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  JdbcJobs(JdbcClient jdbc, PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(manager);
    this.transaction.setTimeout(LIMIT_SECONDS);
    this.clock = Clock.systemUTC();
  }

  /// What became of an order to recount.
  sealed interface Ordered {

    record Begun(String id) implements Ordered {}

    /// Another one runs.
    record Busy(String id) implements Ordered {}

    record NoSuchCounter() implements Ordered {}
  }

  /// Orders a recount; consumers find the job.
  ///
  /// @param counter null for all
  Ordered recount(@Nullable CounterName counter) {
    return java.util.Objects.requireNonNull(transaction.execute(_ -> order(counter)));
  }

  private Ordered order(@Nullable CounterName counter) {
    lock();
    var running =
        jdbc.sql("SELECT id FROM job WHERE kind = 'recount' AND finished_at IS NULL")
            .query(String.class)
            .optional();
    if (running.isPresent()) {
      return new Ordered.Busy(running.get());
    }
    if (counter != null && !exists(counter)) {
      return new Ordered.NoSuchCounter();
    }
    var id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO job (id, kind, counter_id, revision, created_at)
            SELECT :id, 'recount', :counter, 1 + GREATEST(
              COALESCE((SELECT MAX(revision) FROM counter), 0),
              COALESCE((SELECT MAX(j.revision) FROM job j), 0)), :now
            """)
        .param("id", id)
        .param("counter", counter == null ? null : CounterId.of(counter).toBytes())
        .param("now", clock.millis())
        .update();
    return new Ordered.Begun(id);
  }

  /// One order after the other.
  private void lock() {
    jdbc.sql("SELECT 1 FROM counter WHERE id = ? FOR UPDATE")
        .param(CounterId.of(CounterName.GLOBAL).toBytes())
        .query(Integer.class)
        .optional();
  }

  private boolean exists(CounterName counter) {
    return jdbc.sql("SELECT 1 FROM counter WHERE name = ? AND deleted_at IS NULL")
        .param(counter.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  Optional<Job> find(String id) {
    var parts = parts(id);
    return jdbc.sql(
            """
            SELECT j.id, j.kind, j.counter_id, c.name, j.created_at, j.finished_at, j.failure
            FROM job j LEFT JOIN counter c ON c.id = j.counter_id WHERE j.id = ?
            """)
        .param(id)
        .query(
            (row, _) ->
                new Job(
                    row.getString(1),
                    row.getString(2),
                    Optional.ofNullable(row.getBytes(3)).map(CounterId::ofBytes).orElse(null),
                    row.getString(4),
                    row.getLong(5),
                    row.getObject(6, Long.class),
                    row.getString(7),
                    parts))
        .optional();
  }

  private List<Job.Part> parts(String id) {
    return jdbc.sql(
            """
            SELECT r.part, COALESCE(t.next_offset, 0), r.goal, r.whole FROM recount_part r
            LEFT JOIN tally t
              ON t.id = CONCAT('recount-', r.revision) AND t.log_id = r.log_id AND t.part = r.part
            WHERE r.job_id = ? ORDER BY r.part
            """)
        .param(id)
        .query(
            (row, _) ->
                new Job.Part(row.getInt(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
        .list();
  }
}
