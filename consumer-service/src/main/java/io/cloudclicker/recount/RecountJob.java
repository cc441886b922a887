package io.cloudclicker.recount;

import io.cloudclicker.wire.CounterId;
import org.jspecify.annotations.Nullable;

/// An operator's order to count again.
///
/// @param revision that it makes; no other recount ever had it
/// @param only the counter; null for all
record RecountJob(String id, int revision, @Nullable CounterId only) {

  /// The tally that reads what was counted before the shadow began.
  String tally() {
    return tally(revision);
  }

  static String tally(int revision) {
    return "recount-" + revision;
  }
}
