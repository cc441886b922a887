package io.cloudclicker.bench;

import io.cloudclicker.testing.ledger.LogAudit.CellKey;
import io.cloudclicker.testing.ledger.LogAudit.OwnKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was acknowledged, what the log holds, and what the database counted, side by side.
///
/// @param acknowledged clicks that were answered 202
/// @param doubtful clicks that were answered so that they may be in the log or not
record Books(
    long acknowledged,
    long doubtful,
    Map<CellKey, Long> logged,
    Map<OwnKey, Long> loggedOwn,
    Map<CellKey, Long> counted,
    Map<OwnKey, Long> countedOwn) {

  /// What does not agree, in words; empty where all does.
  List<String> wrong() {
    var wrong = new ArrayList<String>();
    long inLog = sum(logged);
    if (inLog < acknowledged) {
      wrong.add("%,d clicks were acknowledged, the log has %,d".formatted(acknowledged, inLog));
    }
    if (inLog > acknowledged + doubtful) {
      wrong.add(
          "the log has %,d clicks, only %,d were acknowledged and %,d in doubt"
              .formatted(inLog, acknowledged, doubtful));
    }
    if (!counted.equals(logged)) {
      wrong.add("the log has %,d clicks, counted are %,d".formatted(inLog, sum(counted)));
    }
    if (!countedOwn.equals(loggedOwn)) {
      wrong.add(
          "the log has %,d clicks of people, counted are %,d"
              .formatted(sum(loggedOwn), sum(countedOwn)));
    }
    return wrong;
  }

  private static long sum(Map<?, Long> cells) {
    return cells.values().stream().mapToLong(Long::longValue).sum();
  }
}
