package io.cloudclicker.ticket;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tickets that were used at this instance, for as long as they would be good.
final class RecentlyUsed implements UsedTickets {

  private final Clock clock;
  private final Map<String, Long> usedAt = new LinkedHashMap<>();

  RecentlyUsed(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean use(String id) {
    long now = clock.millis();
    forget(now - StreamTickets.LIFE.toMillis());
    return usedAt.putIfAbsent(id, now) == null;
  }

  synchronized int size() {
    return usedAt.size();
  }

  private void forget(long before) {
    for (Iterator<Long> oldest = usedAt.values().iterator(); oldest.hasNext(); ) {
      if (oldest.next() >= before) {
        return;
      }
      oldest.remove();
    }
  }
}
