package io.cloudclicker.load;

import io.cloudclicker.counting.StageWatch.Spent;
import io.cloudclicker.wire.StageTimes;
import io.cloudclicker.wire.StageTimes.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;

/// What became of the last seconds, by the difference of two readings of the stopwatch. Not
/// thread-safe.
final class RecentStages {

  private static final int READINGS = 10;

  private record Reading(Spent spent, long starvedNanos) {}

  private final Deque<Reading> readings = new ArrayDeque<>();

  /// @param starvedNanos since the process began
  StageTimes add(long atMillis, Spent now, long starvedNanos) {
    readings.addLast(new Reading(now, starvedNanos));
    if (readings.size() > READINGS + 1) {
      readings.removeFirst();
    }
    var first = readings.getFirst();
    var then = first.spent();
    var millis = new EnumMap<Stage, Long>(Stage.class);
    now.nanos()
        .forEach(
            (stage, nanos) ->
                millis.put(stage, (nanos - then.nanos().getOrDefault(stage, 0L)) / 1_000_000));
    long starvedMillis = (starvedNanos - first.starvedNanos()) / 1_000_000;
    return new StageTimes(atMillis, now.batches() - then.batches(), millis, starvedMillis);
  }
}
