package io.cloudclicker.counting;

import io.cloudclicker.wire.Notice;

/// Those who show totals. Telling them may fail silently: a lost notice costs them a query, never a
/// click. Takes bounded time, and never throws.
interface Readers {

  /// @param topicId of the log that the notice is about
  void tell(String topicId, Notice notice);
}
