package io.cloudclicker.reading;

import io.cloudclicker.wire.Notice;

/// A gapless stretch `[from, to)` of a partition of which every touched cell was merged.
///
/// @param appendedAtMillis append time of its last record, milliseconds since 1970 UTC
record Run(long from, long to, long appendedAtMillis) {

  Run {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a run of a partition");
    }
  }

  static Run of(Notice notice) {
    return new Run(notice.from(), notice.to(), notice.appendedAtMillis());
  }

  /// Whether the notice leaves a gap behind this run, so that a new one begins.
  boolean endsBefore(Notice notice) {
    return notice.from() > to;
  }

  Run with(Notice notice) {
    if (endsBefore(notice)) {
      return of(notice);
    }
    return notice.to() <= to
        ? this
        : new Run(Math.min(from, notice.from()), notice.to(), notice.appendedAtMillis());
  }
}
