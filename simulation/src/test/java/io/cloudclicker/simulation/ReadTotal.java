package io.cloudclicker.simulation;

import io.cloudclicker.wire.Applied;

/// What a reader was told.
///
/// @param hit whether it is the present total as far as the instance can tell
public record ReadTotal(long count, long epoch, Applied applied, boolean hit) {

  /// Whether both say the same; a partition that nobody counted yet may be missing.
  boolean agreesWith(ReadTotal other) {
    return count == other.count
        && epoch == other.epoch
        && applied.includes(other.applied)
        && other.applied.includes(applied);
  }

  boolean isBefore(ReadTotal other) {
    return epoch != other.epoch ? epoch < other.epoch : count < other.count;
  }
}
