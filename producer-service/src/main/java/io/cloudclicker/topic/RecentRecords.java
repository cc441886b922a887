package io.cloudclicker.topic;

import java.util.List;
import java.util.Optional;

/// How many records a window of keys has to hold, measured once a second. Safe for any thread;
/// never does I/O.
public interface RecentRecords {

  /// The newest measurement, however old; empty before the first.
  Optional<Recent> recent();

  /// @param log the row of the table `log`
  /// @param records of each partition, from partition 0 on: those appended in the last
  ///   [io.cloudclicker.log.KeyClock#REBUILD]
  record Recent(int log, List<Long> records) {
    public Recent {
      records = List.copyOf(records);
    }
  }
}
