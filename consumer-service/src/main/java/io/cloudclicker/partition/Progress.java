package io.cloudclicker.partition;

import io.cloudclicker.log.KeyClock;

/// How far a partition is counted.
///
/// @param nextOffset of the first record that is not counted yet
/// @param leaderEpoch of the last counted record, -1 before the first or where it is not known
/// @param lastAppendAtMillis append time of the last counted record, milliseconds since 1970 UTC
public record Progress(
    long nextOffset, int leaderEpoch, KeyClock keyClock, long lastAppendAtMillis) {

  public static final int NO_EPOCH = -1;

  public static final Progress START = new Progress(0, NO_EPOCH, KeyClock.START, 0);

  /// Of a partition of which nothing is counted yet.
  ///
  /// @param bornAtMillis of its log, milliseconds since 1970 UTC; 0 for the first log
  public static Progress atTheBeginning(long bornAtMillis) {
    return new Progress(0, NO_EPOCH, KeyClock.ofLogBornAt(bornAtMillis), 0);
  }
}
