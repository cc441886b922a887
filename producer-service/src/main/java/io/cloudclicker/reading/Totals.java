package io.cloudclicker.reading;

import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The totals in an instance's memory: fills and notices go in, in any order and repeated; what
/// comes out includes exactly what it says, and never goes backwards while a counter stays in
/// memory. Safe for any thread; readers take the lock only after a change.
final class Totals {

  private final int maxCounters;
  private final long inUseMillis;
  private final long confirmedMillis;
  private final HeardEpochs epochs;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<CounterId, Entry> entries = new ConcurrentHashMap<>();
  private final Progress progress = new Progress();
  private volatile @Nullable Ends measured;
  private volatile long noticedAt = Long.MIN_VALUE;
  private volatile long generation;

  /// @param last the last total that was right at its progress; null where there was none yet
  /// @param hit whether it is the present one as far as the notices tell
  /// @param confirmed whether a store or a notice has lately said so
  record View(@Nullable Total last, boolean hit, boolean confirmed) {

    /// Whether a reader need not wait for more.
    boolean present() {
      return hit && confirmed;
    }
  }

  Totals(ReadingProperties properties, HeardEpochs epochs) {
    maxCounters = properties.maxCounters();
    inUseMillis = properties.inUse().toMillis();
    confirmedMillis = properties.staleAfter().toMillis();
    this.epochs = epochs;
  }

  /// What is known of the counter; from now on it is in use, and notices of it are heard.
  View read(CounterId counter, long nowMillis) {
    var known = entries.get(counter);
    var entry = known == null ? listen(counter, nowMillis) : known;
    if (!isInUse(entry, nowMillis)) {
      entry.inUseSince = nowMillis;
    }
    entry.readAt = nowMillis;
    return look(entry, nowMillis);
  }

  /// What is known of the counter, without using it.
  View peek(CounterId counter, long nowMillis) {
    var entry = entries.get(counter);
    return entry == null ? new View(null, false, false) : look(entry, nowMillis);
  }

  List<CounterId> inUse(long nowMillis) {
    return entries.entrySet().stream()
        .filter(entry -> isInUse(entry.getValue(), nowMillis))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// How far this instance knows that the log is counted.
  Applied progress() {
    lock.lock();
    try {
      return progress.known();
    } finally {
      lock.unlock();
    }
  }

  void take(Notice notice, long nowMillis) {
    changing(
        () -> {
          if (progress.breaksAt(notice)) {
            settle();
          }
          notice.cells().forEach(this::settleBefore);
          if (progress.take(notice)) {
            noticedAt = nowMillis;
          }
          notice.cells().forEach(this::merge);
          return true;
        });
  }

  /// Takes what MySQL's primary told.
  void fill(Fill fill, long nowMillis) {
    changing(() -> put(fill, nowMillis));
  }

  /// Takes what Redis told, unless this instance has known of a later progress; says whether.
  boolean offer(Fill fill, long nowMillis) {
    return changing(() -> fill.applied().includes(progress.known()) && put(fill, nowMillis));
  }

  /// Takes a measurement of the log's ends; the same one again costs nothing.
  void measure(Optional<Ends> ends) {
    var latest = ends.orElse(null);
    if (latest != null && !latest.equals(measured)) {
      measured = latest;
      changing(
          () -> {
            progress.measure(latest);
            return true;
          });
    }
  }

  private Entry listen(CounterId counter, long nowMillis) {
    lock.lock();
    try {
      var entry = entries.computeIfAbsent(counter, _ -> new Entry(progress.runs().reach()));
      entry.readAt = Math.max(entry.readAt, nowMillis);
      if (entries.size() > maxCounters) {
        forgetLeastRead();
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /// A tenth at once, so that it is rare.
  private void forgetLeastRead() {
    entries.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> entry.getValue().readAt))
        .limit(Math.max(1, maxCounters / 10))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(entries::remove);
  }

  private View look(Entry entry, long nowMillis) {
    var view = entry.view;
    if (view == null || view.generation() != generation) {
      view = lookAgain(entry);
    }
    return new View(view.last(), view.hit(), isConfirmed(entry, nowMillis));
  }

  private Entry.View lookAgain(Entry entry) {
    lock.lock();
    try {
      return entry.look(generation, progress);
    } finally {
      lock.unlock();
    }
  }

  private boolean isInUse(Entry entry, long nowMillis) {
    return within(inUseMillis, entry.readAt, nowMillis);
  }

  /// Notices confirm only a counter that was filled since it is in use: an idle one may have missed
  /// the last notice of a partition, of which no later one has told.
  private boolean isConfirmed(Entry entry, long nowMillis) {
    return within(confirmedMillis, entry.filledAt, nowMillis)
        || (entry.filledAt >= entry.inUseSince && within(confirmedMillis, noticedAt, nowMillis));
  }

  private static boolean within(long millis, long since, long nowMillis) {
    return since != Long.MIN_VALUE && nowMillis - since <= millis;
  }

  private boolean changing(BooleanSupplier change) {
    lock.lock();
    try {
      boolean changed = change.getAsBoolean();
      setGeneration(generation + 1);
      return changed;
    } finally {
      lock.unlock();
    }
  }

  private void setGeneration(long next) {
    generation = next;
  }

  /// What is right now stays the last known when what comes makes it incomplete.
  private void settle() {
    entries.values().forEach(entry -> entry.look(generation, progress));
  }

  private boolean put(Fill fill, long nowMillis) {
    if (progress.startsWith(fill.applied().log())) {
      settle();
    }
    progress.take(fill.applied(), fill.marks());
    fill.counters().forEach((counter, state) -> put(fill.applied(), counter, state, nowMillis));
    return true;
  }

  private void put(Applied at, CounterId counter, CounterCells state, long nowMillis) {
    state.cells().forEach(cell -> epochs.hear(counter, cell.key().epoch()));
    var entry = entries.get(counter);
    if (entry != null) {
      entry.fill(at, state, nowMillis);
    }
  }

  private void settleBefore(Cell cell) {
    var entry = entries.get(cell.key().counter());
    if (entry != null && entry.isLaterRevision(cell)) {
      entry.look(generation, progress);
    }
  }

  private void merge(Cell cell) {
    epochs.hear(cell.key().counter(), cell.key().epoch());
    var entry = entries.get(cell.key().counter());
    if (entry != null) {
      entry.merge(cell);
    }
  }
}
