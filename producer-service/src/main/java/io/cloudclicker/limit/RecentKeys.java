package io.cloudclicker.limit;

import io.cloudclicker.wire.ClickKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The newest keys, so many and no more. Safe for any thread.
final class RecentKeys {

  private final Set<ClickKey> keys;

  RecentKeys(int most) {
    keys =
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              @Override
              protected boolean removeEldestEntry(Map.Entry<ClickKey, Boolean> eldest) {
                return size() > most;
              }
            });
  }

  synchronized boolean contains(ClickKey key) {
    return keys.contains(key);
  }

  synchronized void add(ClickKey key) {
    keys.add(key);
  }
}
