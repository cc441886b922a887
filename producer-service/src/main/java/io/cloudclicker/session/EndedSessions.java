package io.cloudclicker.session;

import io.cloudclicker.caller.SessionEnds;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions whose access tokens may still be about though they have ended, as far as this
/// instance knows. Safe for any thread.
final class EndedSessions implements SessionEnds {

  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private volatile Set<String> everywhere = Set.of();

  @Override
  public boolean contains(String session) {
    return here.contains(session) || everywhere.contains(session);
  }

  /// What this instance ended counts at once.
  void add(String session) {
    here.add(session);
  }

  /// What the database says. What this instance ended and the database does not know yet stays.
  void replace(Set<String> ended) {
    everywhere = Set.copyOf(ended);
    here.removeAll(ended);
  }
}
