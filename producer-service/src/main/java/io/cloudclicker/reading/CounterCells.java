package io.cloudclicker.reading;

import io.cloudclicker.wire.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /// Whether a cell of a later revision counts on without its sibling of this one: a recount is
  /// done, so these cells are no longer all. A zero cell says only that a recount begins.
  boolean isOvertaken() {
    Map<Cell.Key, Long> offsets = new HashMap<>();
    cells.forEach(cell -> offsets.put(cell.key(), cell.nextOffset()));
    return cells.stream()
        .filter(cell -> cell.key().revision() > revision && cell.clicks() > 0)
        .anyMatch(cell -> offsets.getOrDefault(sibling(cell.key()), -1L) < cell.nextOffset());
  }

  private Cell.Key sibling(Cell.Key key) {
    return new Cell.Key(key.counter(), key.epoch(), revision, key.log(), key.partition());
  }

  CounterCells withCells(List<Cell> others) {
    return new CounterCells(revision, startEpoch, startValue, others);
  }
}
