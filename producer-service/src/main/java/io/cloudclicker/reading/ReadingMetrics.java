package io.cloudclicker.reading;

import io.cloudclicker.signal.Signal;
import io.cloudclicker.wire.Notice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// How long clicks take until their total is known here, and how often a reader has to wait for it.
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
  private final Counter fromMemory;
  private final Counter waited;

  ReadingMetrics(MeterRegistry registry) {
    visible =
        Timer.builder(Signal.VISIBLE.meter())
            .description(Signal.VISIBLE.meaning())
            .serviceLevelObjectives(BUCKETS)
            .maximumExpectedValue(Duration.ofMinutes(5))
            .register(registry);
    fromMemory = reads(registry, "memory");
    waited = reads(registry, "waited");
  }

  private static Counter reads(MeterRegistry registry, String from) {
    return Counter.builder(Signal.READS.meter())
        .description(Signal.READS.meaning())
        .tag(Signal.READS.labels().getFirst(), from)
        .register(registry);
  }

  /// Of so many totals, some were not known when they were asked for.
  void asked(int totals, int unknown) {
    fromMemory.increment(totals - unknown);
    waited.increment(unknown);
  }

  /// Of clocks that differ, nothing is known.
  void heard(Notice notice, long nowMillis) {
    visible.record(Duration.ofMillis(Math.max(0, nowMillis - notice.appendedAtMillis())));
  }
}
