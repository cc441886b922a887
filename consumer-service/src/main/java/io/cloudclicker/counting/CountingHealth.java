package io.cloudclicker.counting;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/// Down where the poll thread is dead, a partition is stopped, or the log can't be reached.
final class CountingHealth implements HealthIndicator {

  private final CountingStatus status;

  CountingHealth(CountingStatus status) {
    this.status = status;
  }

  @Override
  public Health health() {
    var stopped = status.stoppedPartitions();
    var trouble = status.trouble();
    var health =
        status.alive() && stopped.isEmpty() && trouble == null ? Health.up() : Health.down();
    if (trouble != null) {
      health.withDetail("trouble", trouble);
    }
    stopped.forEach((partition, reason) -> health.withDetail("partition " + partition, reason));
    return health.build();
  }
}
