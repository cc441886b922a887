package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.Receipt;
import org.jspecify.annotations.Nullable;

/// What an attempt to press was answered.
///
/// @param receipt of an acknowledged attempt
record Answer(Outcome outcome, @Nullable Receipt receipt) {

  enum Outcome {
    /// 202: in the log on all in-sync replicas, and counted exactly once.
    ACKNOWLEDGED,
    /// Not stored for sure.
    REFUSED,
    /// Nobody knows: no answer, or one that says so.
    UNKNOWN
  }

  static Answer unknown() {
    return new Answer(Outcome.UNKNOWN, null);
  }
}
