package io.cloudclicker.audit;

import io.cloudclicker.signal.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// What the audit says, as numbers.
final class AuditMetrics {

  private final AtomicLong drift = new AtomicLong();
  private final AtomicLong sweptAtMillis = new AtomicLong();

  AuditMetrics(MeterRegistry registry, Clock clock) {
    Gauge.builder(Signal.AUDIT_DRIFT.meter(), drift, AtomicLong::doubleValue)
        .baseUnit(Signal.AUDIT_DRIFT.unit())
        .description(Signal.AUDIT_DRIFT.meaning())
        .register(registry);
    Gauge.builder(
            Signal.AUDIT_SWEEP_AGE.meter(),
            sweptAtMillis,
            at -> at.get() == 0 ? Double.NaN : (clock.millis() - at.get()) / 1_000.0)
        .baseUnit(Signal.AUDIT_SWEEP_AGE.unit())
        .description(Signal.AUDIT_SWEEP_AGE.meaning())
        .register(registry);
  }

  void drift(long clicks) {
    drift.set(clicks);
  }

  void swept(long atMillis) {
    sweptAtMillis.set(atMillis);
  }
}
