package io.cloudclicker.counter;

import io.cloudclicker.caller.Owner;
import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of `job` that are resets. Safe for any thread.
final class JdbcResetJobs implements ResetJobs {

  private static final int A_FEW = 100;

  private final JdbcClient jdbc;
  private final JdbcTransactions transactions;
  private final Epochs epochs;
  private final Trail trail;
  private final Clock clock;

  JdbcResetJobs(
      JdbcClient jdbc, JdbcTransactions transactions, Epochs epochs, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.epochs = epochs;
    this.trail = trail;
    this.clock = clock;
  }

  /// Decides on a reset and commits that; empty where there is no such counter.
  Optional<Resets.Job> decide(Owner owner, CounterName name) throws CountersUnavailable {
    var find = "SELECT 1 FROM counter WHERE name = ? AND deleted_at IS NULL FOR UPDATE";
    return transactions.run(
        () ->
            jdbc.sql(find)
                .param(name.value())
                .query(Integer.class)
                .optional()
                .map(_ -> begin(owner, name)));
  }

  private Resets.Job begin(Owner owner, CounterName name) {
    trail.write(Deed.of(owner.member(), Action.RESET, name.value()));
    return begin(CounterId.of(name));
  }

  /// Begins a reset within the caller's transaction.
  Resets.Job begin(CounterId counter) {
    lock(counter);
    long now = clock.millis();
    long known = Math.max(highestEpoch(counter), epochs.known(counter));
    var job = new Resets.Job(UUID.randomUUID().toString(), counter, Math.max(known + 1, now));
    jdbc.sql(
            "INSERT INTO job (id, kind, counter_id, epoch, created_at)"
                + " VALUES (?, 'reset', ?, ?, ?)")
        .params(job.id(), counter.toBytes(), job.epoch(), now)
        .update();
    return job;
  }

  /// The highest epoch that cells or resets have; 0 where there are none.
  long highestEpoch(CounterId counter) {
    var highest =
        """
        SELECT GREATEST(
          COALESCE((SELECT MAX(epoch) FROM counter_shard WHERE counter_id = :id), 0),
          COALESCE((SELECT MAX(epoch) FROM job WHERE counter_id = :id AND kind = 'reset'), 0))
        """;
    return jdbc.sql(highest).param("id", counter.toBytes()).query(Long.class).single();
  }

  /// Lets one counter be made at a time, within the caller's transaction, so that the bound per
  /// owner holds.
  void lockMaking() {
    lock(CounterId.of(CounterName.GLOBAL));
  }

  /// One reset of a counter after the other, so that no two have one epoch.
  private void lock(CounterId counter) {
    jdbc.sql("SELECT 1 FROM counter WHERE id = ? FOR UPDATE")
        .param(counter.toBytes())
        .query(Integer.class)
        .optional();
  }

  @Override
  public List<Resets.Job> openSince(long createdBeforeMillis) throws CountersUnavailable {
    var open =
        """
        SELECT id, counter_id, epoch FROM job
        WHERE kind = 'reset' AND finished_at IS NULL AND created_at < :before
        ORDER BY created_at LIMIT :few
        """;
    return transactions.run(
        () ->
            jdbc.sql(open)
                .param("before", createdBeforeMillis)
                .param("few", A_FEW)
                .query(
                    (row, _) ->
                        new Resets.Job(
                            row.getString(1), CounterId.ofBytes(row.getBytes(2)), row.getLong(3)))
                .list());
  }

  @Override
  public void finished(Resets.Job job) throws CountersUnavailable {
    var finish = "UPDATE job SET finished_at = ? WHERE id = ? AND finished_at IS NULL";
    transactions.run(() -> jdbc.sql(finish).params(clock.millis(), job.id()).update());
  }
}
