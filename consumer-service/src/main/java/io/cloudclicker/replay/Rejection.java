package io.cloudclicker.replay;

import io.cloudclicker.partition.AppendedRecord;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A recorded rejection.
///
/// @param whole the record as a whole was rejected, not one click of it
record Rejection(long offset, int index, boolean whole, String reason) {

  AppendedRecord of(AppendedRecord record) {
    var content = whole ? new LogRecord.Unreadable(reason) : rejected(record.content());
    return new AppendedRecord(
        record.offset(), record.leaderEpoch(), record.appendedAtMillis(), content);
  }

  private LogRecord rejected(LogRecord content) {
    if (!(content instanceof LogRecord.Clicks(var entries)) || index >= entries.size()) {
      return content;
    }
    var changed = new ArrayList<>(entries);
    changed.set(index, new Entry.Bad(reason, key(entries.get(index))));
    return new LogRecord.Clicks(changed);
  }

  private static @Nullable ClickKey key(Entry entry) {
    return switch (entry) {
      case Entry.Good(var click) -> click.key();
      case Entry.Bad(var _, var key) -> key;
    };
  }
}
