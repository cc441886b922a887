package io.cloudclicker.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The lag as numbers: the very ones that are answered over HTTP. NaN where one is not known.
final class LagMetrics {

  private final AtomicReference<@Nullable Lag> lag = new AtomicReference<>();
  private final MultiGauge records;
  private final MultiGauge seconds;

  LagMetrics(MeterRegistry registry, Clock clock) {
    records =
        MultiGauge.builder("clicker.lag.records")
            .baseUnit("records")
            .description("Records of a partition that are not counted yet")
            .register(registry);
    seconds =
        MultiGauge.builder("clicker.lag.seconds")
            .baseUnit("seconds")
            .description("Age of a partition's oldest record that is not counted yet")
            .register(registry);
    gauge("clicker.lag.lost.records", "records", Lag::lost)
        .description("Records that retention deleted before they were counted")
        .register(registry);
    gauge("clicker.lag.in", "records_per_second", Lag::in)
        .description("Records that come into the log")
        .register(registry);
    gauge("clicker.lag.out", "records_per_second", Lag::out)
        .description("Records that are counted")
        .register(registry);
    gauge("clicker.lag.drain.seconds", "seconds", LagMetrics::secondsToDrain)
        .description("Until nothing is behind, at the present rates; infinite where it grows")
        .register(registry);
    gauge("clicker.lag.age.seconds", "seconds", it -> (clock.millis() - it.asOfMillis()) / 1_000.0)
        .description("Since the log and MySQL were last asked how far they are")
        .register(registry);
  }

  private Gauge.Builder<AtomicReference<@Nullable Lag>> gauge(
      String name, String unit, ToDoubleFunction<Lag> value) {
    return Gauge.builder(
            name,
            lag,
            held -> {
              var known = held.get();
              return known == null ? Double.NaN : value.applyAsDouble(known);
            })
        .baseUnit(unit);
  }

  private static double secondsToDrain(Lag lag) {
    return lag.secondsToDrain().orElse(Double.POSITIVE_INFINITY);
  }

  void measured(Lag measured) {
    lag.set(measured);
    records.register(
        measured.parts().stream().map(it -> Row.of(tags(it), it.records())).toList(), true);
    seconds.register(
        measured.parts().stream().map(it -> Row.of(tags(it), seconds(it))).toList(), true);
  }

  private static Tags tags(Lag.Part part) {
    return Tags.of("partition", Integer.toString(part.partition()));
  }

  private static double seconds(Lag.Part part) {
    var age = part.ageMillis();
    return age.isPresent() ? age.getAsLong() / 1_000.0 : Double.NaN;
  }
}
