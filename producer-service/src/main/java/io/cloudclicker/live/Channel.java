package io.cloudclicker.live;

import io.cloudclicker.reading.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One counter and who listens to it. What is new goes to everybody; who has just come gets the
/// present total in any case. Safe for any thread.
final class Channel {

  private final long quietNanos;
  private final Set<Mailbox> listeners = new HashSet<>();
  private final List<Mailbox> newcomers = new ArrayList<>();
  private @Nullable Reading told;
  private long toldNanos;

  /// @param quietInterval how often at most everybody is told that nothing but `applied` moved
  Channel(Duration quietInterval) {
    quietNanos = quietInterval.toNanos();
  }

  synchronized void add(Mailbox mailbox) {
    newcomers.add(mailbox);
  }

  synchronized void remove(Mailbox mailbox) {
    newcomers.remove(mailbox);
    listeners.remove(mailbox);
  }

  synchronized boolean isEmpty() {
    return listeners.isEmpty() && newcomers.isEmpty();
  }

  /// @param encode is called where somebody is to be told, once for all of them
  synchronized void tell(Reading reading, long nowNanos, Function<Reading, Event> encode) {
    boolean news = isNews(reading, nowNanos);
    Collection<Mailbox> curious = news ? listeners : List.of();
    if (!newcomers.isEmpty() || !curious.isEmpty()) {
      var event = encode.apply(reading);
      curious.forEach(mailbox -> mailbox.put(event));
      newcomers.forEach(mailbox -> mailbox.put(event));
      listeners.addAll(newcomers);
      newcomers.clear();
    }
    if (news) {
      told = reading;
      toldNanos = nowNanos;
    }
  }

  private boolean isNews(Reading now, long nowNanos) {
    var last = told;
    if (last == null || !isSameTotal(last, now)) {
      return true;
    }
    return !last.applied().equals(now.applied()) && nowNanos - toldNanos >= quietNanos;
  }

  /// Whoever was told one of them need not hurry to hear the other.
  private static boolean isSameTotal(Reading one, Reading other) {
    return one.count() == other.count()
        && Objects.equals(one.latest(), other.latest())
        && one.epoch() == other.epoch()
        && one.revision() == other.revision()
        && one.stale() == other.stale();
  }
}
