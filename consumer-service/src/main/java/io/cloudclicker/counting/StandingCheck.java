package io.cloudclicker.counting;

import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.PartitionId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Looks whether the database still stands where a partition was left. A batch tells when a
/// failover lost the database's tail, but where nothing more comes in there is no batch.
final class StandingCheck implements BetweenBatches {

  private final Duration interval;
  private final Clock clock;
  private final Map<PartitionId, Long> dueAt = new HashMap<>();

  StandingCheck(Duration interval, Clock clock) {
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void look() {}

  @Override
  public boolean work(PartitionCounter counter) {
    long now = clock.millis();
    if (now < dueAt.getOrDefault(counter.partition(), 0L)) {
      return true;
    }
    dueAt.put(counter.partition(), now + interval.toMillis());
    return counter.isConfirmed();
  }
}
