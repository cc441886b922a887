package io.cloudclicker.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bytes of one record mean to this reader. Any bytes mean one of these.
public sealed interface LogRecord {

  /// Clicks that arrived together, in order; their place in the list is their index.
  record Clicks(List<Entry> entries) implements LogRecord {
    public Clicks {
      entries = List.copyOf(entries);
    }
  }

  /// From here on the partition counts the counter from 0 under this epoch.
  record Reset(CounterId counter, long epoch) implements LogRecord {}

  /// Counts nothing, moves the key clock to this time.
  record Tick(long atMillis) implements LogRecord {}

  /// Can never be counted; the reason is for people.
  record Unreadable(String reason) implements LogRecord {}

  /// Written for a newer reader than this one: the partition stops here until that reader takes
  /// over.
  record NeedsNewerReader(int minReader) implements LogRecord {}

  /// One click of a record, or why it is none.
  sealed interface Entry {

    record Good(Click click) implements Entry {}

    /// A click that can never be counted. Its key, where it has a valid one, is used up all the
    /// same.
    record Bad(String reason, @Nullable ClickKey key) implements Entry {}
  }
}
