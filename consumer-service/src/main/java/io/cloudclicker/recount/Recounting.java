package io.cloudclicker.recount;

import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.Plan;
import java.util.Optional;

/// Carries partitions through a recount. One thread.
final class Recounting implements BetweenBatches {

  private final Shadows shadows;
  private Optional<RecountJob> running = Optional.empty();

  Recounting(Shadows shadows) {
    this.shadows = shadows;
  }

  @Override
  public void look() {
    running = shadows.running();
  }

  @Override
  public boolean work(PartitionCounter counter) {
    var plan = counter.standing().plan();
    var next = next(counter, plan);
    next.filter(changed -> !changed.equals(plan)).ifPresent(counter::follow);
    return next.isPresent();
  }

  private Optional<Plan> next(PartitionCounter counter, Plan plan) {
    var shadow = plan.shadow();
    if (shadow == null) {
      return running.isEmpty()
          ? Optional.of(plan)
          : shadows.begin(counter.partition(), counter.standing(), running.get());
    }
    if (running.filter(job -> job.id().equals(shadow.job())).isEmpty()) {
      return shadows.end(counter.partition(), counter.standing());
    }
    return shadow.whole()
        ? Optional.of(plan)
        : shadows.merge(counter.partition(), counter.standing());
  }
}
