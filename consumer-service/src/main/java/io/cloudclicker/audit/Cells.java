package io.cloudclicker.audit;

import io.cloudclicker.wire.Cell;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cells as one of two who count the log has them, and how far it has counted each partition.
///
/// @param standsAt the offset by partition; a partition that is missing stands at 0
record Cells(Map<Place, Cell> cells, Map<Integer, Long> standsAt) {

  @Nullable Cell at(Place place) {
    return cells.get(place);
  }

  /// Whether it knows of all records up to this offset.
  boolean reaches(int partition, long offset) {
    return standsAt.getOrDefault(partition, 0L) >= offset;
  }
}
