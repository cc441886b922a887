package io.cloudclicker.live;

import io.cloudclicker.signal.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// How many listen, and how their streams end.
final class LiveMetrics {

  private final Counter endedByClient;
  private final Counter endedByService;

  LiveMetrics(MeterRegistry registry, Audience audience) {
    Gauge.builder(Signal.LIVE_STREAMS.meter(), audience, Audience::size)
        .description(Signal.LIVE_STREAMS.meaning())
        .register(registry);
    endedByClient = ended(registry, "client");
    endedByService = ended(registry, "service");
  }

  private static Counter ended(MeterRegistry registry, String by) {
    return Counter.builder(Signal.LIVE_ENDED.meter())
        .description(Signal.LIVE_ENDED.meaning())
        .tag(Signal.LIVE_ENDED.labels().getFirst(), by)
        .register(registry);
  }

  void endedByClient() {
    endedByClient.increment();
  }

  void endedByService() {
    endedByService.increment();
  }
}
