package io.cloudclicker.upkeep;

import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.PartitionId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Adds old minutes up to hours, and old hours to days, a minute or an hour of a partition at a
/// time. How old they are is said by the log's clock, which is there also when nothing is pressed.
final class RollUps implements BetweenBatches {

  private final JdbcRollUps rollUps;
  private final UpkeepProperties properties;
  private final Clock clock;
  private final Map<PartitionId, Long> dueAt = new HashMap<>();

  RollUps(JdbcRollUps rollUps, UpkeepProperties properties, Clock clock) {
    this.rollUps = rollUps;
    this.properties = properties;
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
    long log = counter.standing().progress().lastAppendAtMillis();
    return switch (rollUps.rollUp(
        counter.partition(),
        counter.standing(),
        log - properties.minutes().toMillis(),
        log - properties.hours().toMillis())) {
      case SOME -> true;
      case NOTHING_OLD -> {
        dueAt.put(counter.partition(), now + properties.interval().toMillis());
        yield true;
      }
      case MOVED -> false;
    };
  }
}
