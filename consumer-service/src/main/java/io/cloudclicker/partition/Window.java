package io.cloudclicker.partition;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import java.time.Duration;
import java.util.TreeMap;

/// The keys of a partition that are in time, each with the place of the click that owns it. It
/// forgets by key time, a minute at once, and only keys that the key clock has left behind: so what
/// it answers is a function of the log alone.
final class Window {

  private static final long STEP = Duration.ofMinutes(1).toMillis();

  private final TreeMap<Long, KeyTable> minutes = new TreeMap<>();
  private int size;

  /// Whether the click at this place owns the key: the first one that asks does, and when its
  /// record is delivered again it still does.
  boolean claim(ClickKey key, long offset, int index) {
    long place = offset * ClickCodec.MAX_CLICKS + index;
    var table = minutes.computeIfAbsent(minute(key.timeMillis()), ignored -> new KeyTable());
    int before = table.size();
    long owner = table.claim(key, place);
    size += table.size() - before;
    return owner == place;
  }

  boolean knows(ClickKey key) {
    var table = minutes.get(minute(key.timeMillis()));
    return table != null && table.owner(key) != KeyTable.NONE;
  }

  /// Forgets the minutes of which no key can be in time any more.
  void forgetBehind(KeyClock clock) {
    while (!minutes.isEmpty() && !clock.inTime((minutes.firstKey() + 1) * STEP - 1)) {
      size -= minutes.pollFirstEntry().getValue().size();
    }
  }

  /// How many keys it holds.
  int size() {
    return size;
  }

  private static long minute(long millis) {
    return millis / STEP;
  }
}
