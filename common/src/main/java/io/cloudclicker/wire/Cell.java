package io.cloudclicker.wire;

import org.jspecify.annotations.Nullable;

/// One partition's part of a counter's total, absolute: merging it anywhere needs no order, since
/// of two states of one cell the one with the higher offset is the later (a G-Counter's entry).
///
/// @param nextOffset the cell's last record's offset + 1
/// @param latest the latest click of the cell, if it has one
public record Cell(Key key, long clicks, long nextOffset, @Nullable Latest latest) {

  /// What one cell belongs to.
  ///
  /// @param epoch how often the counter was reset, as a number that only grows
  /// @param revision which recount of it
  /// @param log the row of the table `log`
  public record Key(CounterId counter, long epoch, int revision, int log, int partition) {}

  /// The latest click's value, and when its record was appended, milliseconds since 1970 UTC.
  public record Latest(long value, long atMillis) {}

  public Cell {
    if (clicks < 0 || nextOffset < 0) {
      throw new IllegalArgumentException("a cell only grows from 0");
    }
  }

  public Cell later(Cell other) {
    return other.nextOffset > nextOffset ? other : this;
  }
}
