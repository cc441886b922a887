package io.cloudclicker.recount;

import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.replay.ReplayTask;
import io.cloudclicker.replay.SimulatedTallies;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.wire.CounterId;
import java.util.List;

/// What a consumer service does for recounts: everything but the SQL is the product's.
public final class RecountInstance {

  private static final int SLICE = 6;

  private RecountInstance() {}

  /// The part on the partitions' thread.
  public static BetweenBatches between(SimulatedShadows shadows) {
    return new Recounting(shadows);
  }

  /// The part on the thread that reads the log again.
  public static ReplayTask task(
      Database database,
      List<CounterId> counters,
      SimulatedShadows shadows,
      TotalsForgetter readers,
      Fortune fortune) {
    return new Recounts(
        shadows,
        new SimulatedRevisions(database, counters, fortune),
        new SimulatedTallies(database),
        readers,
        SLICE);
  }
}
