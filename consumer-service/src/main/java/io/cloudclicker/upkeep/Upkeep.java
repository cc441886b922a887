package io.cloudclicker.upkeep;

import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.upkeep.Chore.Done;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Does the chores of each partition, a little at a time, until nothing is old.
final class Upkeep implements BetweenBatches {

  private final List<Chore> chores;
  private final JdbcOldJobs oldJobs;
  private final UpkeepProperties properties;
  private final Clock clock;
  private final Map<PartitionId, Long> dueAt = new HashMap<>();
  private long jobsDueAt;

  Upkeep(List<Chore> chores, JdbcOldJobs oldJobs, UpkeepProperties properties, Clock clock) {
    this.chores = List.copyOf(chores);
    this.oldJobs = oldJobs;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void look() {
    long now = clock.millis();
    if (now >= jobsDueAt) {
      jobsDueAt = now + properties.interval().toMillis();
      oldJobs.delete(now - properties.jobs().toMillis());
    }
  }

  @Override
  public boolean work(PartitionCounter counter) {
    var partition = counter.partition();
    if (clock.millis() < dueAt.getOrDefault(partition, 0L)) {
      return true;
    }
    boolean nothingOld = true;
    for (var chore : chores) {
      var done = chore.some(partition, counter.standing());
      if (done == Done.MOVED) {
        return false;
      }
      nothingOld &= done == Done.NOTHING_OLD;
    }
    if (nothingOld) {
      dueAt.put(partition, clock.millis() + properties.interval().toMillis());
    }
    return true;
  }
}
