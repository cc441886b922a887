package io.cloudclicker.counting;

import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.LogIdentity;

/// The logs that were ever counted.
interface Logs {

  /// What the database says of a log.
  sealed interface Known {

    record As(CountedLog log) implements Known {}

    /// It is not the log that was counted so far, and nobody said that it may be.
    record Foreign(String reason) implements Known {}
  }

  /// The log's row; the very first log is taken in, another one only where an operator's job says
  /// so.
  Known of(LogIdentity identity);
}
