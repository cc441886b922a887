package io.cloudclicker.topic;

import java.util.List;
import java.util.Optional;

/// How far the log reaches, measured once a second. Safe for any thread; never does I/O.
public interface LogEnds {

  /// The newest measurement, however old; empty before the first.
  Optional<Ends> latest();

  /// What every partition held at least at one moment.
  ///
  /// @param log the row of the table `log`
  /// @param atMillis the moment, before the broker was asked, milliseconds since 1970 UTC
  /// @param offsets the next offset of each partition, from partition 0 on
  record Ends(int log, long atMillis, List<Long> offsets) {
    public Ends {
      offsets = List.copyOf(offsets);
    }
  }
}
