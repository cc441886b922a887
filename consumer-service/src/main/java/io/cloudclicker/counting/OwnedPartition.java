package io.cloudclicker.counting;

import io.cloudclicker.partition.PartitionCounter;
import org.jspecify.annotations.Nullable;

/// A partition that the group gave to this instance: counting, or waiting to be opened.
final class OwnedPartition {

  private final CountingProperties properties;
  private @Nullable PartitionCounter counter;
  private long openAtMillis;
  private int failures;

  OwnedPartition(CountingProperties properties) {
    this.properties = properties;
  }

  /// The counter, null while it waits.
  @Nullable PartitionCounter counter() {
    return counter;
  }

  boolean due(long nowMillis) {
    return counter == null && nowMillis >= openAtMillis;
  }

  void opened(PartitionCounter opened) {
    counter = opened;
  }

  void wentWell() {
    failures = 0;
  }

  void openAgain(long nowMillis) {
    counter = null;
    openAtMillis = nowMillis;
  }

  void openAgainAfterFailure(long nowMillis) {
    openAgain(nowMillis + Backoff.pause(properties, failures++).toMillis());
  }

  void stopped(long nowMillis) {
    openAgain(nowMillis + properties.stoppedPause().toMillis());
  }
}
