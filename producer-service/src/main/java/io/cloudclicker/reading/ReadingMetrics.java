package io.cloudclicker.reading;

import io.cloudclicker.signal.Signal;
import io.cloudclicker.wire.Notice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// How long clicks take until their total is known here.
final class ReadingMetrics {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  private final Timer visible;

  ReadingMetrics(MeterRegistry registry) {
    visible =
        Timer.builder(Signal.VISIBLE.meter())
            .description(Signal.VISIBLE.meaning())
            .serviceLevelObjectives(BUCKETS)
            .maximumExpectedValue(Duration.ofMinutes(5))
            .register(registry);
  }

  /// Of clocks that differ, nothing is known.
  void heard(Notice notice, long nowMillis) {
    visible.record(Duration.ofMillis(Math.max(0, nowMillis - notice.appendedAtMillis())));
  }
}
