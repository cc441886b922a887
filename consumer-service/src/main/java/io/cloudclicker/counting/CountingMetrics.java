package io.cloudclicker.counting;

import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.signal.Signal;
import io.cloudclicker.wire.StageTimes.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What this instance did with the clicks it met. Of every click that was read once: read = counted
/// + duplicate + late + rejected; and `moved` batches changed nothing.
final class CountingMetrics {

  private final Counter counted;
  private final Counter duplicate;
  private final Counter late;
  private final Counter rejected;
  private final Counter moved;
  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);

  CountingMetrics(MeterRegistry registry) {
    for (var stage : Stage.values()) {
      stages.put(stage, timer(registry, stage));
    }
    counted = clicks(registry, "counted");
    duplicate = clicks(registry, "duplicate");
    late = clicks(registry, "late");
    rejected = clicks(registry, "rejected");
    moved =
        Counter.builder(Signal.BATCHES_MOVED.meter())
            .description(Signal.BATCHES_MOVED.meaning())
            .register(registry);
  }

  private static Counter clicks(MeterRegistry registry, String outcome) {
    return Counter.builder(Signal.CLICKS_APPLIED.meter())
        .description(Signal.CLICKS_APPLIED.meaning())
        .tag("outcome", outcome)
        .register(registry);
  }

  private static Timer timer(MeterRegistry registry, Stage stage) {
    return Timer.builder(Signal.BATCH_STAGE.meter())
        .description(Signal.BATCH_STAGE.meaning())
        .tag("stage", stage.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  void spent(Stage stage, Duration time) {
    Objects.requireNonNull(stages.get(stage)).record(time);
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
