package io.cloudclicker.lag;

import io.cloudclicker.signal.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The lag as numbers: the very ones that are answered over HTTP. NaN where one is not known.
final class LagMetrics {

  private final MeterRegistry registry;
  private final MultiGauge records;
  private final MultiGauge seconds;
  private volatile @Nullable Lag lag;

  LagMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    records = perPartition(Signal.LAG_RECORDS);
    seconds = perPartition(Signal.LAG_SECONDS);
    gauge(Signal.LAG_LOST, Lag::lost);
    gauge(Signal.LAG_IN, Lag::in);
    gauge(Signal.LAG_OUT, Lag::out);
    gauge(Signal.LAG_DRAIN, it -> it.secondsToDrain().orElse(Double.POSITIVE_INFINITY));
    gauge(Signal.LAG_AGE, it -> (clock.millis() - it.asOfMillis()) / 1_000.0);
    for (var verdict : Bottleneck.values()) {
      gauge(
          Signal.LAG_BOTTLENECK,
          it -> it.bottleneck() == verdict ? 1 : 0,
          "bottleneck",
          verdict.toString());
    }
  }

  private MultiGauge perPartition(Signal signal) {
    return MultiGauge.builder(signal.meter())
        .baseUnit(signal.unit())
        .description(signal.meaning())
        .register(registry);
  }

  private void gauge(Signal signal, ToDoubleFunction<Lag> value, String... tags) {
    Gauge.builder(signal.meter(), () -> known(value))
        .baseUnit(signal.unit().isEmpty() ? null : signal.unit())
        .description(signal.meaning())
        .tags(tags)
        .register(registry);
  }

  private double known(ToDoubleFunction<Lag> value) {
    var measured = lag;
    return measured == null ? Double.NaN : value.applyAsDouble(measured);
  }

  void measured(Lag measured) {
    lag = measured;
    update(records, measured, Lag.Part::records);
    update(seconds, measured, LagMetrics::seconds);
  }

  private static void update(MultiGauge gauge, Lag lag, Function<Lag.Part, Number> value) {
    gauge.register(
        lag.parts().stream().map(part -> Row.of(tags(part), value.apply(part))).toList(), true);
  }

  private static Tags tags(Lag.Part part) {
    return Tags.of("partition", Integer.toString(part.partition()));
  }

  private static Number seconds(Lag.Part part) {
    var age = part.ageMillis();
    return age.isPresent() ? age.getAsLong() / 1_000.0 : Double.NaN;
  }
}
