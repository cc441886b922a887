package io.cloudclicker.fate;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import io.cloudclicker.wire.Receipt;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for keys in the records of one partition, given in log order from the first record that
/// can hold one of them on. What was appended before that can't have made any of them late: its
/// keys' times are not later than theirs. Nor can what an earlier look-up already read without
/// deciding. For one thread.
final class FateScan {

  private final int log;
  private final int partition;
  private final Set<ClickKey> open;
  private final Map<ClickKey, Verdict> found = new HashMap<>();
  private final long latestMillis;
  private KeyClock clock = KeyClock.START;
  private boolean blind;

  FateScan(int log, int partition, Collection<ClickKey> keys) {
    this.log = log;
    this.partition = partition;
    this.open = new HashSet<>(keys);
    this.latestMillis = keys.stream().mapToLong(ClickKey::timeMillis).max().orElse(0);
  }

  void next(long offset, long appendedAtMillis, LogRecord record) {
    if (done()) {
      return;
    }
    switch (record) {
      case LogRecord.Clicks(var entries) -> clicks(offset, appendedAtMillis, entries);
      case LogRecord.Tick(long atMillis) -> clock = clock.after(atMillis, appendedAtMillis);
      case LogRecord.Reset _, LogRecord.SecondTry _, LogRecord.Unreadable _ -> {}
      case LogRecord.NeedsNewerReader _ -> blind = true;
    }
  }

  /// Whether further records change nothing: each key is found or late, or this reader can't read
  /// on.
  boolean done() {
    return blind || open.isEmpty() || !clock.inTime(latestMillis);
  }

  /// Whether a record stands in the way that only a newer reader understands; no key is decided by
  /// what comes after it.
  boolean blind() {
    return blind;
  }

  /// The keys that later records may still decide.
  Set<ClickKey> undecided() {
    var undecided = new HashSet<>(open);
    undecided.removeIf(key -> !clock.inTime(key.timeMillis()));
    return undecided;
  }

  Map<ClickKey, Verdict> verdicts() {
    var verdicts = new HashMap<>(found);
    for (var key : open) {
      boolean late = !clock.inTime(key.timeMillis());
      verdicts.put(key, late ? new Verdict.Never() : new Verdict.NotYet());
    }
    return verdicts;
  }

  private void clicks(long offset, long appendedAtMillis, List<Entry> entries) {
    for (int index = 0; index < entries.size(); index++) {
      var entry = entries.get(index);
      var key = keyOf(entry);
      if (key != null) {
        meet(key, new Receipt(log, partition, offset, index), appendedAtMillis, entry);
        clock = clock.after(key.timeMillis(), appendedAtMillis);
      }
    }
  }

  private void meet(ClickKey key, Receipt place, long appendedAtMillis, Entry entry) {
    boolean counts =
        KeyClock.plausible(key.timeMillis(), appendedAtMillis) && clock.inTime(key.timeMillis());
    if (counts && open.remove(key)) {
      found.put(key, new Verdict.Found(place, entry instanceof Entry.Bad));
    }
  }

  private static @Nullable ClickKey keyOf(Entry entry) {
    return switch (entry) {
      case Entry.Good(var click) -> click.key();
      case Entry.Bad(_, var key) -> key;
    };
  }
}
