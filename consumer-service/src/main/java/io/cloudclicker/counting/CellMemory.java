package io.cloudclicker.counting;

import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The present cells of the counters that a partition met lately, so that they need not be read
/// again. Right as long as every transaction of the partition is ours and committed; thrown away
/// with the partition's other memory.
final class CellMemory {

  private final Map<CounterId, Cell> cells;

  /// @param capacity how many counters are kept, the latest used ones
  CellMemory(int capacity) {
    cells =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<CounterId, Cell> eldest) {
            return size() > capacity;
          }
        };
  }

  Optional<Cell> cell(CounterId counter) {
    return Optional.ofNullable(cells.get(counter));
  }

  List<CounterId> missing(Collection<CounterId> counters) {
    return counters.stream().filter(counter -> !cells.containsKey(counter)).toList();
  }

  /// Of cells of one counter the last one given is kept: give them in the order of their epochs.
  void keep(Collection<Cell> present) {
    present.forEach(cell -> cells.put(cell.key().counter(), cell));
  }
}
