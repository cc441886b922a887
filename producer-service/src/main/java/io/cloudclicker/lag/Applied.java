package io.cloudclicker.lag;

import java.util.Map;

/// How far MySQL has counted the newest log.
///
/// @param atMillis before MySQL was asked, milliseconds since 1970 UTC
/// @param log the row of the table `log`
/// @param offsets the next offset of each partition that was ever counted
record Applied(long atMillis, int log, Map<Integer, Long> offsets) {

  Applied {
    offsets = Map.copyOf(offsets);
  }

  long offset(int partition) {
    return offsets.getOrDefault(partition, 0L);
  }
}
