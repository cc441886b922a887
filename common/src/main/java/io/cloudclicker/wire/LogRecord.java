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

  /// Counts what was rejected at this place of the same partition, if it still waits there.
  ///
  /// @param clicks the rejected click, or all clicks of the rejected record
  record SecondTry(long offset, int index, List<Click> clicks) implements LogRecord {
    public SecondTry {
      clicks = List.copyOf(clicks);
      if (offset < 0 || index < 0 || index >= ClickCodec.MAX_CLICKS) {
        throw new IllegalArgumentException("no such place in a partition");
      }
      if (clicks.isEmpty() || clicks.size() > ClickCodec.MAX_CLICKS) {
        throw new IllegalArgumentException(
            "a second try has 1 to " + ClickCodec.MAX_CLICKS + " clicks");
      }
    }
  }

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
