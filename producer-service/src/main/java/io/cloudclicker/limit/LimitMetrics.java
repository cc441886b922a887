package io.cloudclicker.limit;

import io.cloudclicker.signal.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Counts refusals by their kind, and tells whether instances limit together.
final class LimitMetrics {

  private final Map<Kind, Counter> refusals = new EnumMap<>(Kind.class);
  private volatile boolean together = true;

  LimitMetrics(MeterRegistry registry) {
    for (var kind : Kind.values()) {
      refusals.put(
          kind,
          Counter.builder(Signal.LIMITED.meter())
              .description(Signal.LIMITED.meaning())
              .tag("policy", kind.toString())
              .register(registry));
    }
    Gauge.builder(Signal.LIMITS_TOGETHER.meter(), this, metrics -> metrics.together ? 1 : 0)
        .description(Signal.LIMITS_TOGETHER.meaning())
        .strongReference(true)
        .register(registry);
  }

  void refused(Kind kind) {
    Objects.requireNonNull(refusals.get(kind)).increment();
  }

  void heard(boolean redisAnswered) {
    together = redisAnswered;
  }
}
