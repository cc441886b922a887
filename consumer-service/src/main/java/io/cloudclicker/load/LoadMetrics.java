package io.cloudclicker.load;

import io.cloudclicker.signal.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;

/// What autoscaling looks at.
final class LoadMetrics {

  private final AtomicReference<Double> desired = new AtomicReference<>(Double.NaN);

  LoadMetrics(MeterRegistry registry) {
    Gauge.builder(Signal.TASKS_DESIRED.meter(), desired, AtomicReference::get)
        .description(Signal.TASKS_DESIRED.meaning())
        .register(registry);
  }

  void desired(double tasks) {
    desired.set(tasks);
  }
}
