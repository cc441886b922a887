package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.Receipt;
import org.jspecify.annotations.Nullable;

/// What an attempt to press was answered.
///
/// @param status the HTTP status, 0 where there was no answer
/// @param receipt of an acknowledged attempt
record Answer(Outcome outcome, int status, @Nullable Receipt receipt) {

  enum Outcome {
    /// 202: in the log on all in-sync replicas, and counted exactly once.
    ACKNOWLEDGED,
    /// Not stored for sure.
    REFUSED,
    /// Nobody knows: no answer, or one that says so.
    UNKNOWN
  }

  static Answer none() {
    return new Answer(Outcome.UNKNOWN, 0, null);
  }

  static Answer of(int status, String body) {
    if (status == 202) {
      var receipt = Receipt.parse(new Members(body).text("receipt")).orElseThrow();
      return new Answer(Outcome.ACKNOWLEDGED, status, receipt);
    }
    boolean notStored = status < 500 || body.contains("\"not_stored\"");
    return new Answer(notStored ? Outcome.REFUSED : Outcome.UNKNOWN, status, null);
  }
}
