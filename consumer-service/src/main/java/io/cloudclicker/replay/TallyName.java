package io.cloudclicker.replay;

import io.cloudclicker.wire.CounterId;
import org.jspecify.annotations.Nullable;

/// Which tally, and of what.
///
/// @param id the column `tally.id`
/// @param only the counter that it is about; null for all
public record TallyName(String id, @Nullable CounterId only) {

  /// The one that the audit keeps.
  public static final TallyName AUDIT = new TallyName("audit", null);

  boolean covers(CounterId counter) {
    return only == null || only.equals(counter);
  }
}
