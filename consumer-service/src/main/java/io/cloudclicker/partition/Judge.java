package io.cloudclicker.partition;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides, record by record in log order, what counts and what is a duplicate. The decision is a
/// function of the log alone, so that replays, zombies, audits and recounts decide alike.
///
/// One partition, one thread. After a transaction that did not commit, or may not have, throw it
/// away and rebuild it from the log.
final class Judge {

  private final Window window = new Window();
  private final int room;
  private final long undecidableUpTo;
  private final Rejections rejections;
  private KeyClock clock;

  /// @param clock the partition's key clock where the database stands
  /// @param room how many keys the window may hold
  /// @param undecidableUpTo key time up to which the log no longer tells every key, milliseconds
  ///   since 1970 UTC; negative where it tells all
  /// @param rejections what waits for a second try, as of the records that were judged before
  Judge(KeyClock clock, int room, long undecidableUpTo, Rejections rejections) {
    this.clock = clock;
    this.room = room;
    this.undecidableUpTo = undecidableUpTo;
    this.rejections = rejections;
  }

  /// Takes in the keys of a record that the database has counted already.
  void remember(AppendedRecord record) {
    if (record.content() instanceof LogRecord.Clicks(var entries)) {
      for (int index = 0; index < entries.size(); index++) {
        var key = key(entries.get(index));
        if (key != null && inTime(key, record)) {
          window.claim(key, record.offset(), index);
        }
      }
    }
  }

  /// Judges records that follow each other from `before` on. The batch ends early where a record
  /// must not be dealt with.
  ClickBatch judge(Progress before, List<AppendedRecord> records) {
    var batch = new ClickBatch(before);
    for (var record : records) {
      var obstacle = obstacle(record);
      if (obstacle != null) {
        batch.stopHere(obstacle);
        break;
      }
      judge(record, batch);
      batch.passed(record, clock);
    }
    window.forgetBehind(clock);
    return batch;
  }

  private void judge(AppendedRecord record, ClickBatch batch) {
    switch (record.content()) {
      case LogRecord.Clicks(var entries) -> {
        for (int index = 0; index < entries.size(); index++) {
          judge(entries.get(index), index, record, batch);
        }
      }
      case LogRecord.Reset(var counter, long epoch) -> batch.delta(counter).reset(epoch, record);
      case LogRecord.Tick(long at) -> clock = clock.after(at, record.appendedAtMillis());
      case LogRecord.SecondTry again -> judge(again, record, batch);
      case LogRecord.Unreadable(var reason) -> batch.reject(record, reason);
      case LogRecord.NeedsNewerReader ignored ->
          throw new IllegalStateException("an obstacle is never judged");
    }
  }

  private void judge(Entry entry, int index, AppendedRecord record, ClickBatch batch) {
    var key = key(entry);
    if (key != null) {
      if (!inTime(key, record)) {
        batch.late();
        return;
      }
      clock = clock.after(key.timeMillis(), record.appendedAtMillis());
      if (!window.claim(key, record.offset(), index)) {
        batch.duplicate();
        return;
      }
    }
    switch (entry) {
      case Entry.Good(var click) -> {
        batch.delta(click.counter()).add(click, record);
        batch.counted();
      }
      case Entry.Bad(var reason, var ignored) -> batch.rejectClick(record, index, reason);
    }
  }

  /// The keys of what was rejected were dealt with when it was.
  private void judge(LogRecord.SecondTry again, AppendedRecord record, ClickBatch batch) {
    long offset = again.offset();
    int index = again.index();
    boolean waits =
        batch.rejects(offset, index) || rejections.waits(offset, index, record.offset());
    if (!waits || batch.countsAgain(offset, index)) {
      return;
    }
    batch.countAgain(offset, index, record);
    for (var click : again.clicks()) {
      batch.delta(click.counter()).add(click, record);
      batch.counted();
    }
  }

  private @Nullable String obstacle(AppendedRecord record) {
    if (record.content() instanceof LogRecord.NeedsNewerReader(int minReader)) {
      return "the record at offset %d needs reader %d; deploy a release that has it"
          .formatted(record.offset(), minReader);
    }
    if (window.size() > room) {
      return "the window holds %d keys of the last minutes, more than its room of %d"
          .formatted(window.size(), room);
    }
    if (record.content() instanceof LogRecord.Clicks(var entries)) {
      return entries.stream().anyMatch(entry -> undecidable(entry, record))
          ? "the log no longer tells whether a key of the record at offset %d was counted before"
              .formatted(record.offset())
          : null;
    }
    return null;
  }

  private boolean undecidable(Entry entry, AppendedRecord record) {
    var key = key(entry);
    return key != null
        && key.timeMillis() <= undecidableUpTo
        && inTime(key, record)
        && !window.knows(key);
  }

  private boolean inTime(ClickKey key, AppendedRecord record) {
    return KeyClock.plausible(key.timeMillis(), record.appendedAtMillis())
        && clock.inTime(key.timeMillis());
  }

  private static @Nullable ClickKey key(Entry entry) {
    return switch (entry) {
      case Entry.Good(var click) -> click.key();
      case Entry.Bad(var ignored, var key) -> key;
    };
  }
}
