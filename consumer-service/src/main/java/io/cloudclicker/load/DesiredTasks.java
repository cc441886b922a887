package io.cloudclicker.load;

import static io.cloudclicker.wire.StageTimes.Stage.COMMIT;
import static io.cloudclicker.wire.StageTimes.Stage.COMPARE_AND_SET;
import static io.cloudclicker.wire.StageTimes.Stage.POLL;

import io.cloudclicker.wire.StageTimes;
import java.time.Duration;

/// How many instances the partitions of this one need, as a number whose sum over all instances is
/// how many should run: docs/decisions/0051.
///
/// @param partitions that this instance counts
/// @param times what it was busy with
/// @param behind how old the clicks are that it counts
record DesiredTasks(int partitions, StageTimes times, Duration behind) {

  /// Clicks may be as old, before more instances are asked for.
  static final Duration TARGET = Duration.ofSeconds(10);

  /// How much of its time an instance should be busy.
  private static final double BUSY = 0.6;

  /// More at once would make the group rebalance for instances that are not needed a minute later.
  private static final double MOST = 2;

  private static final long SLOW_MILLIS = 100;

  double number() {
    double wanted = databaseIsSlow() ? 1 : Math.max(busy() / BUSY, behindTarget());
    return Math.min(partitions, Math.min(MOST, wanted));
  }

  private double behindTarget() {
    return (double) behind.toMillis() / TARGET.toMillis();
  }

  private double busy() {
    long all = times.millis(StageTimes.Stage.values());
    return all == 0 ? 0 : 1 - (double) times.millis(POLL) / all;
  }

  /// More instances would only add to what it has to do.
  private boolean databaseIsSlow() {
    return times.millis(COMPARE_AND_SET, COMMIT) / Math.max(1, times.batches()) >= SLOW_MILLIS;
  }
}
