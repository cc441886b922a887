package io.cloudclicker.partition;

import io.cloudclicker.partition.CounterDelta.Addition;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.List;

/// The rows that a batch writes, as far as the rules of who writes what have to know them.
public interface CellRows {

  /// Adds to a cell whose present state is known, and tells the one that it ends with.
  Cell grow(Cell cell, List<Addition> additions);

  /// Adds to cells whose present state nobody needs.
  void add(CounterId counter, int revision, List<Addition> additions);

  /// Adds to what has no revision: the counter's minutes, people's own clicks of it, and its newest
  /// clicks.
  void addOnce(CounterId counter, List<Addition> additions);
}
