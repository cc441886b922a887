package io.cloudclicker.counting;

import io.cloudclicker.partition.ClickBatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What this instance did with the clicks it met. Of every click that was read once: read = counted
/// + duplicate + late + rejected; and `moved` batches changed nothing.
final class CountingMetrics {

  private final Counter counted;
  private final Counter duplicate;
  private final Counter late;
  private final Counter rejected;
  private final Counter moved;

  CountingMetrics(MeterRegistry registry) {
    counted = clicks(registry, "counted");
    duplicate = clicks(registry, "duplicate");
    late = clicks(registry, "late");
    rejected = clicks(registry, "rejected");
    moved =
        Counter.builder("clicker.batches.moved")
            .description("Batches that changed nothing: the partition was not where they begin")
            .register(registry);
  }

  private static Counter clicks(MeterRegistry registry, String outcome) {
    return Counter.builder("clicker.clicks.applied")
        .description("Clicks by what the log decided of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  void applied(ClickBatch batch) {
    counted.increment(batch.countedClicks());
    duplicate.increment(batch.duplicateClicks());
    late.increment(batch.lateClicks());
    rejected.increment(batch.rejected().size());
  }

  void moved() {
    moved.increment();
  }
}
