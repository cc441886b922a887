package io.cloudclicker.simulation;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.partition.Progress;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;

/// MySQL as far as the protocol can tell: rows, one lock per partition, transactions whose end is
/// late or unknown, and a failover that forgets the newest ones, each as a whole.
public final class Database {

  private static final long WAIT_TIMEOUT = 15 * Time.SECOND;

  /// A partition of a log.
  public record Part(int log, int partition) {}

  /// @param keyClock milliseconds since 1970 UTC
  /// @param plan its version
  public record ProgressRow(
      long nextOffset, int leaderEpoch, long keyClock, long lastAppendAt, int plan) {

    public static ProgressRow of(Progress progress, int plan) {
      return new ProgressRow(
          progress.nextOffset(),
          progress.leaderEpoch(),
          progress.keyClock().millis(),
          progress.lastAppendAtMillis(),
          plan);
    }

    public Progress progress() {
      return new Progress(nextOffset, leaderEpoch, new KeyClock(keyClock), lastAppendAt);
    }
  }

  /// @param bornAt 0 for the first log
  public record LogRow(int id, String topicId, int keyedPartitions, long bornAt) {}

  public record ResetRow(CounterId counter, long epoch, long createdAt, boolean finished) {}

  /// Where something was rejected that no second try has counted.
  public record Rejection(Part part, long offset, int index) {}

  /// The order to recount a counter, or all.
  public record JobRow(String id, int revision, @Nullable CounterId only, boolean finished) {}

  /// Where a partition is in a recount.
  ///
  /// @param mergedTo the last counter whose tally was added; null before the first
  public record RecountPart(
      String job, int revision, long goal, @Nullable CounterId mergedTo, boolean whole) {}

  /// What another reader found of a partition, and of a cell.
  public record TallyPart(String tally, Part part) {}

  public record TallyCell(String tally, Cell.Key cell) {}

  /// Of a [Rejection] that waits.
  public static final long NOBODY = -1;

  public final Map<Part, ProgressRow> progress = new HashMap<>();
  public final Map<Cell.Key, Cell> cells = new HashMap<>();

  /// By which record each was counted, or [#NOBODY].
  public final Map<Rejection, Long> rejections = new HashMap<>();

  public final Map<String, ResetRow> resets = new LinkedHashMap<>();
  public final TreeMap<Integer, LogRow> logs = new TreeMap<>();
  public final Map<CounterId, Integer> revisions = new HashMap<>();
  public final Map<String, JobRow> jobs = new LinkedHashMap<>();
  public final Map<Part, RecountPart> recountParts = new HashMap<>();
  public final Map<TallyPart, ProgressRow> tallies = new HashMap<>();
  public final Map<TallyCell, Cell> tallyCells = new HashMap<>();

  private final Time time;
  private final Checker checker;
  private final Coverage coverage;
  private final Map<Part, Transaction> locks = new HashMap<>();
  private final Deque<List<Runnable>> undo = new ArrayDeque<>();
  private final Map<Part, Long> highest = new HashMap<>();
  private boolean adoptionAsked;

  Database(Time time, Checker checker, Coverage coverage) {
    this.time = time;
    this.checker = checker;
    this.coverage = coverage;
  }

  /// Begins a transaction that holds the partition's lock.
  public Transaction begin(Part part) {
    var holder = locks.get(part);
    if (holder != null && holder.isLeft() && holder.begunAt() + WAIT_TIMEOUT < time.millis()) {
      coverage.happened(Happening.LOCK_GIVEN_BACK);
      holder.rollBack();
      holder = null;
    }
    if (holder != null) {
      coverage.happened(Happening.LOCK_WAITED_FOR);
      throw new CannotAcquireLockException("another transaction has the partition");
    }
    var transaction = new Transaction(this, part, time.millis());
    locks.put(part, transaction);
    return transaction;
  }

  /// A transaction of one row that nobody else has.
  public <K, V> void put(Map<K, V> table, K key, V value) {
    var undoing = new ArrayList<Runnable>();
    write(table, key, value, undoing);
    undo.push(undoing);
  }

  /// Writes of one transaction that no lock is needed for.
  public interface Write {
    <K, V> void put(Map<K, V> table, K key, V value);
  }

  public void together(Consumer<Write> writes) {
    var undoing = new ArrayList<Runnable>();
    writes.accept(
        new Write() {
          @Override
          public <K, V> void put(Map<K, V> table, K key, V value) {
            write(table, key, value, undoing);
          }
        });
    undo.push(undoing);
  }

  /// Deletes a row that nobody writes any more.
  public <K, V> void remove(Map<K, V> table, K key) {
    var before = table.remove(key);
    if (before != null) {
      undo.push(List.of(() -> table.put(key, before)));
    }
  }

  void release(Part part) {
    locks.remove(part);
  }

  void committed(Part part, List<Runnable> undoing) {
    undo.push(undoing);
    if (part.log() != logs.lastKey()) {
      replicate();
    }
    checker.committed(this, part);
    highest.merge(part, progressOf(part).nextOffset(), Math::max);
  }

  /// Whether all that was ever counted is counted now.
  boolean isWhole() {
    return highest.entrySet().stream()
        .allMatch(it -> progressOf(it.getKey()).nextOffset() >= it.getValue());
  }

  static <K, V> void write(Map<K, V> table, K key, V value, List<Runnable> undoing) {
    var before = table.put(key, value);
    undoing.add(before == null ? () -> table.remove(key) : () -> table.put(key, before));
  }

  public ProgressRow progressOf(Part part) {
    var row = progress.get(part);
    return row == null ? startOf(part) : row;
  }

  /// Where a partition stands of which nothing is counted yet.
  public ProgressRow startOf(Part part) {
    var log = logs.get(part.log());
    return ProgressRow.of(Progress.atTheBeginning(log == null ? 0 : log.bornAt()), 0);
  }

  public int revision(CounterId counter) {
    return revisions.getOrDefault(counter, 0);
  }

  /// The partition's cells of a counter and one of its revisions, of all epochs.
  public List<Cell> cells(Part part, CounterId counter, int revision) {
    return cells.values().stream()
        .filter(cell -> cell.key().counter().equals(counter) && part.equals(part(cell.key())))
        .filter(cell -> cell.key().revision() == revision)
        .toList();
  }

  /// The recount that runs.
  public Optional<JobRow> recount() {
    return jobs.values().stream().filter(job -> !job.finished()).findFirst();
  }

  /// An owner orders a recount, unless one runs.
  void orderRecount(@Nullable CounterId only) {
    if (recount().isEmpty()) {
      int revision = jobs.size() + 1;
      var job = new JobRow("job-" + revision, revision, only, false);
      put(jobs, job.id(), job);
      coverage.happened(Happening.RECOUNT_ORDERED);
    }
  }

  /// The revision has turned: what it says is held against every log.
  public void turned() {
    coverage.happened(Happening.RECOUNT_DONE);
    progress.keySet().forEach(part -> checker.committed(this, part));
  }

  public static Part part(Cell.Key key) {
    return new Part(key.log(), key.partition());
  }

  /// Ends one of the transactions that their connection left open.
  void settleLeft(Dice dice) {
    var left = locks.values().stream().filter(Transaction::isLeft).toList();
    if (!left.isEmpty()) {
      var transaction = dice.pick(left);
      if (dice.nextBoolean()) {
        coverage.happened(Happening.COMMITTED_LATE);
        transaction.commit();
      } else {
        transaction.rollBack();
      }
    }
  }

  void settleAllLeft(Dice dice) {
    while (locks.values().stream().anyMatch(Transaction::isLeft)) {
      settleLeft(dice);
    }
  }

  /// A replica takes over that lacks the newest transactions; what is open is gone.
  void failOver(int lost) {
    for (int count = 0; count < lost && !undo.isEmpty(); count++) {
      undo.pop().reversed().forEach(Runnable::run);
      coverage.happened(Happening.FAILOVER_LOST_TAIL);
    }
    List.copyOf(locks.values()).forEach(Transaction::kill);
    progress.keySet().forEach(part -> checker.committed(this, part));
  }

  /// Every replica has all there is. What was counted of a log that is gone could not be counted
  /// again: a failover that loses it as well is beyond what is promised.
  void replicate() {
    undo.clear();
  }

  /// An operator lets the present topic be counted as a new log.
  void askForAdoption() {
    adoptionAsked = true;
    replicate();
  }

  public boolean adoptionAsked() {
    return adoptionAsked;
  }

  /// Makes the row of a log that is counted from now on.
  public LogRow insertLog(String topicId, int partitions, long bornAt) {
    var row = new LogRow(logs.size() + 1, topicId, partitions, bornAt);
    logs.put(row.id(), row);
    if (row.id() > 1) {
      coverage.happened(Happening.LOG_ADOPTED);
    }
    checker.frozen(this, row.id() - 1);
    checker.born(row);
    adoptionAsked = false;
    return row;
  }
}
