package io.cloudclicker.partition;

/// Where an assigned partition is read from: before the database's offset, where the window of keys
/// begins; or why it must not be read at all.
public sealed interface Opening {

  /// Read from here on; records below the database's offset only feed the window.
  ///
  /// @param undecidableUpTo see [Judge]
  record From(long offset, long undecidableUpTo) implements Opening {}

  record Stopped(String reason) implements Opening {}

  long ALL_TOLD = -1;

  /// @param begin the log's first offset
  /// @param end the offset behind the log's last record
  /// @param windowBegin of the first record appended at or after
  ///   [io.cloudclicker.log.KeyClock#rebuildFromMillis()]; `end` where there is none
  static Opening of(Progress progress, long begin, long end, long windowBegin) {
    long next = progress.nextOffset();
    if (next < begin) {
      return new Stopped(
          "the database stands at offset %d, but the log begins at %d: %d records are lost"
              .formatted(next, begin, begin - next));
    }
    if (next > end) {
      return new Stopped(
          "the database stands at offset %d, but the log ends at %d: %d counted records are lost from it"
              .formatted(next, end, next - end));
    }
    long from = Math.max(begin, Math.min(windowBegin, next - 1));
    boolean cutOff = begin > 0 && windowBegin <= begin && progress.keyClock().millis() > 0;
    return new From(from, cutOff ? progress.keyClock().millis() : ALL_TOLD);
  }
}
