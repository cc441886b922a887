package io.cloudclicker.counting;

import io.cloudclicker.wire.Notice;

/// Those who show totals. Telling them may fail silently: a lost notice costs them a query, never a
/// click. Takes bounded time, and never throws.
interface Readers {

  void tell(Notice notice);
}
