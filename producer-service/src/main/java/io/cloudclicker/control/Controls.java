package io.cloudclicker.control;

import io.cloudclicker.wire.LogRecord;

/// Appends control records to the log and waits until all in-sync replicas have them. Safe for any
/// thread.
public interface Controls {

  /// @return the record's offset
  /// @throws ControlUnconfirmed where it may or may not be in the log
  long append(int partition, LogRecord.Tick tick) throws ControlUnconfirmed;

  /// The same second try again changes nothing.
  ///
  /// @return the record's offset
  /// @throws ControlUnconfirmed where it may or may not be in the log
  long append(int partition, LogRecord.SecondTry again) throws ControlUnconfirmed;

  /// Appends to partitions 0 to `partitions` - 1. The same reset again changes nothing, so what is
  /// unconfirmed is made sure of by calling it once more.
  ///
  /// @throws ControlUnconfirmed where it may be missing in some of them
  void appendToEach(int partitions, LogRecord.Reset reset) throws ControlUnconfirmed;
}
