package io.cloudclicker.replay;

import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.partition.CountedTopic;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.LogConsumer;
import java.util.List;

/// The second reader of the log in one consumer service: everything but Kafka's client and the SQL
/// is the product's.
public final class ReplayInstance {

  private final LogReplay replay;
  private final List<ReplayTask> tasks;
  private final CountedHere counted;

  public ReplayInstance(
      LogConsumer consumer,
      CountedTopic topic,
      Database database,
      PartitionCounter.Room room,
      List<ReplayTask> tasks,
      CountedHere counted,
      Fortune fortune) {
    this.replay =
        new KafkaReplay(
            consumer,
            topic,
            name -> new SimulatedTally(name, database, fortune),
            (_, records) -> records,
            room);
    this.tasks = tasks;
    this.counted = counted;
  }

  /// A slice of each task.
  public void turn() {
    counted
        .share()
        .ifPresent(
            share -> {
              replay.keepOnly(share);
              tasks.forEach(task -> task.work(replay, share));
            });
  }
}
