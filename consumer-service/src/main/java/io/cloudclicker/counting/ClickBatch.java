package io.cloudclicker.counting;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a run of one partition's records amounts to: the additions to its counters in key order,
/// what was rejected, and where the partition then stands. It holds no clock, broker or database.
final class ClickBatch {

  /// A record or click that can never be counted.
  record Rejected(long offset, int index, String reason, long appendedAtMillis) {}

  private final Progress before;
  private final TreeMap<CounterId, CounterDelta> deltas = new TreeMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
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

  void reject(AppendedRecord record, int index, String reason) {
    rejected.add(new Rejected(record.offset(), index, reason, record.appendedAtMillis()));
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

  Progress before() {
    return before;
  }

  Progress after() {
    return after;
  }

  /// Why the partition can't go on behind this batch; null where it can.
  @Nullable String stop() {
    return stop;
  }

  /// Sorted by counter, as MySQL sorts them.
  List<CounterDelta> deltas() {
    return List.copyOf(deltas.values());
  }

  List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  int countedClicks() {
    return counted;
  }

  int duplicateClicks() {
    return duplicates;
  }

  int lateClicks() {
    return late;
  }
}
