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

  private final Deque<Spent> readings = new ArrayDeque<>();

  StageTimes add(long atMillis, Spent now) {
    readings.addLast(now);
    if (readings.size() > READINGS + 1) {
      readings.removeFirst();
    }
    var then = readings.getFirst();
    var millis = new EnumMap<Stage, Long>(Stage.class);
    now.nanos()
        .forEach(
            (stage, nanos) ->
                millis.put(stage, (nanos - then.nanos().getOrDefault(stage, 0L)) / 1_000_000));
    return new StageTimes(atMillis, now.batches() - then.batches(), millis);
  }
}
