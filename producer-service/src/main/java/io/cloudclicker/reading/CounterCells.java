package io.cloudclicker.reading;

import io.cloudclicker.wire.Cell;
import java.util.List;

/// One counter as a store holds it: every cell of its highest epoch and its revision, of all logs.
///
/// @param startEpoch the epoch in which the start is added
/// @param startValue the number that the counter begins with
record CounterCells(int revision, long startEpoch, long startValue, List<Cell> cells) {

  static final CounterCells NONE = new CounterCells(0, 0, 0, List.of());

  CounterCells {
    cells = List.copyOf(cells);
  }

  /// Whether the other speaks of a later state of the counter's row.
  boolean isBefore(CounterCells other) {
    return revision != other.revision ? revision < other.revision : startEpoch < other.startEpoch;
  }

  CounterCells withoutCells() {
    return new CounterCells(revision, startEpoch, startValue, List.of());
  }
}
