package io.cloudclicker.lag;

import java.time.Duration;
import java.util.Map;

/// How far MySQL has counted the newest log.
///
/// @param atMillis before MySQL was asked, milliseconds since 1970 UTC
/// @param took how long MySQL took to tell
/// @param log the row of the table `log`
/// @param topicId what the broker calls the log's topic
/// @param offsets the next offset of each partition that was ever counted
record Applied(long atMillis, Duration took, int log, String topicId, Map<Integer, Long> offsets) {

  Applied {
    offsets = Map.copyOf(offsets);
  }

  long offset(int partition) {
    return offsets.getOrDefault(partition, 0L);
  }
}
