package io.cloudclicker.lag;

import java.util.Map;

/// The first record of a partition that is not counted yet, as the log has it.
interface Unapplied {

  /// What the log holds from an offset on.
  ///
  /// @param begin the first offset that it still has
  /// @param appendedAtMillis of the first record from there on, milliseconds since 1970 UTC
  /// @param clicksPerRecord of the next records
  record Oldest(long begin, long appendedAtMillis, double clicksPerRecord) {}

  /// Reads what it can in a second.
  ///
  /// @param log the row of the table `log` that the offsets are of
  /// @param offsets by partition; the log ends behind each
  /// @return of the partitions that answered
  /// @throws Unavailable where Kafka does not answer
  Map<Integer, Oldest> read(int log, Map<Integer, Long> offsets) throws Unavailable;
}
