package io.cloudclicker.partition;

import io.cloudclicker.wire.LogRecord;

/// A record as the log holds it.
///
/// @param leaderEpoch of the broker's leader that took it, -1 where it is not known
/// @param appendedAtMillis by the broker's clock, milliseconds since 1970 UTC
public record AppendedRecord(
    long offset, int leaderEpoch, long appendedAtMillis, LogRecord content) {}
