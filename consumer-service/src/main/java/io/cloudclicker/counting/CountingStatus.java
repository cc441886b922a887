package io.cloudclicker.counting;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// How the counting goes, for health: written by the poll thread, read by any.
final class CountingStatus {

  private final ConcurrentSkipListMap<Integer, String> stopped = new ConcurrentSkipListMap<>();
  private volatile boolean alive;
  private volatile @Nullable String trouble;

  void alive(boolean alive) {
    this.alive = alive;
  }

  boolean alive() {
    return alive;
  }

  /// What keeps the whole instance from counting; null where nothing does.
  void trouble(@Nullable String trouble) {
    this.trouble = trouble;
  }

  @Nullable String trouble() {
    return trouble;
  }

  void stopped(int partition, String reason) {
    stopped.put(partition, reason);
  }

  void going(int partition) {
    stopped.remove(partition);
  }

  /// The partitions that can't go on, with the reason.
  Map<Integer, String> stoppedPartitions() {
    return new TreeMap<>(stopped);
  }
}
