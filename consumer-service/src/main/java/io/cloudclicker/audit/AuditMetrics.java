package io.cloudclicker.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// What the audit says, as numbers.
final class AuditMetrics {

  private final AtomicLong drift = new AtomicLong();
  private final AtomicLong sweptAtMillis = new AtomicLong();

  AuditMetrics(MeterRegistry registry, Clock clock) {
    Gauge.builder("clicker.audit.drift", drift, AtomicLong::doubleValue)
        .baseUnit("clicks")
        .description("Clicks that MySQL or Redis have too many or too few by the log; 0 is right")
        .register(registry);
    Gauge.builder(
            "clicker.audit.sweep.age",
            sweptAtMillis,
            at -> at.get() == 0 ? Double.NaN : (clock.millis() - at.get()) / 1_000.0)
        .baseUnit("seconds")
        .description("Since the last time that every cell had been compared; none before the first")
        .register(registry);
  }

  void drift(long clicks) {
    drift.set(clicks);
  }

  void swept(long atMillis) {
    sweptAtMillis.set(atMillis);
  }
}
