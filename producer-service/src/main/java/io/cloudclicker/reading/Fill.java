package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterId;
import java.util.List;
import java.util.Map;

/// What a store told of some counters: their cells include everything below `applied`.
///
/// @param applied the progress at which the store was read
/// @param marks what the store knows of append times
record Fill(Applied applied, List<Mark> marks, Map<CounterId, CounterCells> counters) {

  Fill {
    marks = List.copyOf(marks);
    counters = Map.copyOf(counters);
  }

  /// Whether no cell includes more than `applied`.
  boolean isExact() {
    return counters.values().stream()
        .flatMap(state -> state.cells().stream())
        .allMatch(
            cell ->
                cell.key().log() != applied.log()
                    || cell.nextOffset() <= applied.offset(cell.key().partition()));
  }
}
