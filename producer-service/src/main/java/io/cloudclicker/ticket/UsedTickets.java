package io.cloudclicker.ticket;

/// Which tickets were used. Safe for any thread.
@FunctionalInterface
interface UsedTickets {

  /// Whether nobody used it before.
  ///
  /// @param id of a ticket that is good, and that we made
  boolean use(String id);
}
