package io.cloudclicker.fate;

import io.cloudclicker.wire.ClickKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Where scans ended without having decided a key, so that the next look-up of the key goes on from
/// there. Bounded: the key that was asked for the longest ago is forgotten first, which costs no
/// more than reading again. For one thread.
final class ScanEnds {

  private final Map<ClickKey, Long> offsets;
  private int log;

  ScanEnds(int max) {
    offsets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<ClickKey, Long> eldest) {
            return size() > max;
          }
        };
  }

  /// Offsets of one log mean nothing in another.
  void of(int currentLog) {
    if (currentLog != log) {
      offsets.clear();
      log = currentLog;
    }
  }

  OptionalLong of(ClickKey key) {
    var offset = offsets.get(key);
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  void remember(ClickKey key, long offset) {
    offsets.put(key, offset);
  }

  void forget(ClickKey key) {
    offsets.remove(key);
  }

  void clear() {
    offsets.clear();
  }
}
