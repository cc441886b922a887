package io.cloudclicker.ingest;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// How many keyed clicks a record holds on average, judged by this instance's own records of the
/// last 16 minutes; what a balancer sends to the others is much the same. Errs upwards: twice what
/// was seen, and no less than a key per record while little was. Safe for any thread.
final class ClickMix {

  /// Below it an average says little.
  static final int ENOUGH_RECORDS = 1_000;

  private static final int MINUTES = 16;
  private static final int SAFETY = 2;
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final long[] records = new long[MINUTES];
  private final long[] clicks = new long[MINUTES];
  private final long[] keyed = new long[MINUTES];
  private long minute;

  ClickMix(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.minute = nanoTime.getAsLong() / MINUTE_NANOS;
  }

  synchronized void add(int clicksOfRecord, int keyedOfRecord) {
    int slot = slot();
    records[slot]++;
    clicks[slot] += clicksOfRecord;
    keyed[slot] += keyedOfRecord;
  }

  synchronized double keyedPerRecord() {
    int _ = slot();
    double seen = sum(records);
    double most = seen == 0 ? 1 : Math.max(1, sum(clicks) / seen);
    return seen < ENOUGH_RECORDS ? most : Math.min(most, SAFETY * sum(keyed) / seen);
  }

  private int slot() {
    long now = nanoTime.getAsLong() / MINUTE_NANOS;
    long since = Math.min(now - minute, MINUTES);
    for (long passed = 0; passed < since; passed++) {
      clear(Math.floorMod(now - passed, MINUTES));
    }
    minute = now;
    return Math.floorMod(now, MINUTES);
  }

  private void clear(int slot) {
    records[slot] = 0;
    clicks[slot] = 0;
    keyed[slot] = 0;
  }

  private static double sum(long[] minutes) {
    return Arrays.stream(minutes).sum();
  }
}
