package io.cloudclicker.once;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was used at this instance, for as long as it would be good; the newest of it, where it is
/// too much.
public final class RecentlyUsed implements UseOnce {

  /// About 20 MB.
  private static final int MOST = 100_000;

  private final Clock clock;
  private final Duration life;
  private final int most;
  private final Map<String, Long> usedAt = new LinkedHashMap<>();

  /// @param life how long it would be good
  public RecentlyUsed(Clock clock, Duration life) {
    this(clock, life, MOST);
  }

  RecentlyUsed(Clock clock, Duration life, int most) {
    this.clock = clock;
    this.life = life;
    this.most = most;
  }

  @Override
  public synchronized boolean use(String id) {
    long now = clock.millis();
    forget(now - life.toMillis());
    return usedAt.putIfAbsent(id, now) == null;
  }

  public synchronized int size() {
    return usedAt.size();
  }

  private void forget(long before) {
    for (Iterator<Long> oldest = usedAt.values().iterator(); oldest.hasNext(); ) {
      if (oldest.next() >= before && usedAt.size() < most) {
        return;
      }
      oldest.remove();
    }
  }
}
