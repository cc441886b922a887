package io.cloudclicker.ingest;

import io.cloudclicker.topic.RecentRecords;
import java.util.function.LongSupplier;

/// Keeps what consumers have to remember within bounds: takes keyed clicks for a partition only
/// while the keys of its last 16 minutes are estimated to be fewer than the limit. Safe for any
/// thread.
final class KeyWindow {

  private final long limit;
  private final RecentRecords records;
  private final ClickMix mix;

  KeyWindow(long limit, RecentRecords records) {
    this(limit, records, System::nanoTime);
  }

  KeyWindow(long limit, RecentRecords records, LongSupplier nanoTime) {
    this.limit = limit;
    this.records = records;
    this.mix = new ClickMix(nanoTime);
  }

  /// Takes in that a record was stored.
  void stored(int clicks, int keyed) {
    mix.add(clicks, keyed);
  }

  boolean admits(int log, int partition) {
    return records(log, partition) * mix.keyedPerRecord() < limit;
  }

  private long records(int log, int partition) {
    return records
        .recent()
        .filter(recent -> recent.log() == log && partition < recent.records().size())
        .map(recent -> recent.records().get(partition))
        .orElse(0L);
  }
}
