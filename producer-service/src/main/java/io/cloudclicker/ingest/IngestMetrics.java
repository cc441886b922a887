package io.cloudclicker.ingest;

import io.cloudclicker.signal.Signal;
import io.cloudclicker.wire.Click;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// Counts what became of the clicks that are offered to a log.
final class IngestMetrics implements ClickLog {

  private final ClickLog log;
  private final Counter stored;
  private final Counter notStored;
  private final Counter unknown;

  IngestMetrics(ClickLog log, MeterRegistry registry) {
    this.log = log;
    this.stored = counter(registry, "stored");
    this.notStored = counter(registry, "not_stored");
    this.unknown = counter(registry, "unknown");
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder(Signal.CLICKS_OFFERED.meter())
        .description(Signal.CLICKS_OFFERED.meaning())
        .tag("outcome", outcome)
        .register(registry);
  }

  @Override
  public List<PublishResult> publish(List<Click> clicks) {
    var results = log.publish(clicks);
    results.forEach(result -> counter(result).increment());
    return results;
  }

  private Counter counter(PublishResult result) {
    return switch (result) {
      case PublishResult.Stored _ -> stored;
      case PublishResult.NotStored _ -> notStored;
      case PublishResult.Unknown _ -> unknown;
    };
  }
}
