package io.cloudclicker.counter;

import io.cloudclicker.caller.Owner;
import io.cloudclicker.counter.Setup.Deleted;
import io.cloudclicker.counter.Setup.Made;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;

/// Makes, changes, deletes and lists counters, each in one short transaction. Safe for any thread;
/// never on the way of a click.
final class JpaCounters {

  /// Behind every character that a name may have.
  private static final String LAST = "~";

  private final JpaCounterRepository rows;
  private final JdbcResetJobs jobs;
  private final JdbcTransactions transactions;
  private final Trail trail;
  private final int perOwner;
  private final Clock clock;

  JpaCounters(
      JpaCounterRepository rows,
      JdbcResetJobs jobs,
      JdbcTransactions transactions,
      Trail trail,
      CounterProperties properties,
      Clock clock) {
    this.rows = rows;
    this.jobs = jobs;
    this.transactions = transactions;
    this.trail = trail;
    this.perOwner = properties.perOwner();
    this.clock = clock;
  }

  /// The reset of a counter that is made again is begun here and has yet to be finished.
  Made make(Owner owner, Setup.New setup) throws CountersUnavailable {
    return transactions.run(
        () -> {
          jobs.lockMaking();
          var row = rows.findByName(setup.name().value());
          if (row.isPresent() && !row.get().isDeleted()) {
            return new Made.Exists();
          }
          if (rows.countByOwnerAndDeletedAtIsNull(owner.name()) >= perOwner) {
            return new Made.TooMany(perOwner);
          }
          write(owner, Action.COUNTER_MADE, setup.name());
          return row.map(old -> makeAgain(old, owner, setup)).orElseGet(() -> make(setup, owner));
        });
  }

  private Made make(Setup.New setup, Owner owner) {
    long epoch = jobs.highestEpoch(CounterId.of(setup.name()));
    rows.save(new JpaCounter(owner, setup, epoch, clock.millis()));
    rows.flush();
    return new Made.Fresh(epoch);
  }

  private Made makeAgain(JpaCounter row, Owner owner, Setup.New setup) {
    var reset = jobs.begin(CounterId.of(setup.name()));
    row.setUp(owner, setup, reset.epoch(), clock.millis());
    rows.flush();
    return new Made.Again(reset);
  }

  /// The counter as it is afterwards; empty where there is none.
  Optional<Counter> change(Owner owner, CounterName name, Setup.Change change)
      throws CountersUnavailable {
    return transactions.run(
        () -> {
          var row = rows.findByNameAndDeletedAtIsNull(name.value());
          row.ifPresent(
              found -> {
                found.change(change.press(), change.origins());
                write(owner, Action.COUNTER_CHANGE, name);
              });
          rows.flush();
          return row.map(JpaCounter::counter);
        });
  }

  Deleted delete(Owner owner, CounterName name) throws CountersUnavailable {
    if (name.equals(CounterName.GLOBAL)) {
      return new Deleted.Needed();
    }
    return transactions.run(
        () -> {
          var row = rows.findByNameAndDeletedAtIsNull(name.value());
          row.ifPresent(
              found -> {
                found.delete(clock.millis());
                write(owner, Action.COUNTER_DELETION, name);
              });
          rows.flush();
          return row.isPresent() ? new Deleted.Done() : new Deleted.Missing();
        });
  }

  private void write(Owner owner, Action action, CounterName name) {
    trail.write(Deed.of(owner.member(), action, name.value()));
  }

  List<Counter> list(Setup.Page page) throws CountersUnavailable {
    var to = page.prefix() + LAST;
    var limit = PageRequest.ofSize(page.limit());
    var names = page.names();
    return transactions.run(
        () -> {
          var found =
              names == null
                  ? rows.page(page.after(), page.prefix(), to, limit)
                  : rows.page(
                      names.stream().map(CounterName::value).toList(),
                      page.after(),
                      page.prefix(),
                      to,
                      limit);
          return found.stream().map(JpaCounter::counter).toList();
        });
  }
}
