package io.cloudclicker.recount;

import io.cloudclicker.wire.CounterId;
import org.jspecify.annotations.Nullable;

/// Makes a cache forget totals, so that it is filled anew. What it misses is mended by readers, who
/// ask MySQL once a second for what is in use.
public interface TotalsForgetter {

  /// @param only the counter; null for all
  void forget(String topicId, @Nullable CounterId only);
}
