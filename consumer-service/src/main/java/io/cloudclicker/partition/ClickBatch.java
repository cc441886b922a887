package io.cloudclicker.partition;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a run of one partition's records amounts to: the additions to its counters in key order,
/// what was rejected, and where the partition then stands. It holds no clock, broker or database.
public final class ClickBatch {

  /// A click, or a record as a whole, that can never be counted.
  public record Rejected(
      long offset, int index, boolean whole, String reason, long appendedAtMillis) {}

  /// What was rejected at this place is counted by the record at the offset `by`.
  public record SecondTry(long offset, int index, long by) {}

  private final Progress before;
  private final TreeMap<CounterId, CounterDelta> deltas = new TreeMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final List<SecondTry> secondTries = new ArrayList<>();
  private Progress after;
  private @Nullable String stop;
  private int counted;
  private int duplicates;
  private int late;

  ClickBatch(Progress before) {
    this.before = before;
    this.after = before;
  }

  CounterDelta delta(CounterId counter) {
    return deltas.computeIfAbsent(counter, CounterDelta::new);
  }

  void reject(AppendedRecord record, String reason) {
    rejected.add(new Rejected(record.offset(), 0, true, reason, record.appendedAtMillis()));
  }

  void rejectClick(AppendedRecord record, int index, String reason) {
    rejected.add(new Rejected(record.offset(), index, false, reason, record.appendedAtMillis()));
  }

  /// Takes what was rejected at this place for counted by this record.
  void countAgain(long offset, int index, AppendedRecord by) {
    secondTries.add(new SecondTry(offset, index, by.offset()));
  }

  boolean rejects(long offset, int index) {
    return rejected.stream().anyMatch(it -> it.offset() == offset && it.index() == index);
  }

  boolean countsAgain(long offset, int index) {
    return secondTries.stream().anyMatch(it -> it.offset() == offset && it.index() == index);
  }

  void counted() {
    counted++;
  }

  void duplicate() {
    duplicates++;
  }

  void late() {
    late++;
  }

  /// The record is dealt with: the batch now reaches behind it.
  void passed(AppendedRecord record, KeyClock clock) {
    long lastAppendAt = Math.max(after.lastAppendAtMillis(), record.appendedAtMillis());
    after = new Progress(record.offset() + 1, record.leaderEpoch(), clock, lastAppendAt);
  }

  /// The batch ends here: the next record must not be dealt with by this reader.
  void stopHere(String reason) {
    stop = reason;
  }

  boolean isEmpty() {
    return before.nextOffset() == after.nextOffset();
  }

  public Progress before() {
    return before;
  }

  public Progress after() {
    return after;
  }

  /// Why the partition can't go on behind this batch; null where it can.
  public @Nullable String stop() {
    return stop;
  }

  /// Sorted by counter, as MySQL sorts them.
  public List<CounterDelta> deltas() {
    return List.copyOf(deltas.values());
  }

  public List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  public List<SecondTry> secondTries() {
    return List.copyOf(secondTries);
  }

  public int countedClicks() {
    return counted;
  }

  public int duplicateClicks() {
    return duplicates;
  }

  public int lateClicks() {
    return late;
  }
}
