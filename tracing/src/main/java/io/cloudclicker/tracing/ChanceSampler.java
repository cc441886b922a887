package io.cloudclicker.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/// Keeps a share of what begins here, by chance alone; what belongs to something that began here is
/// kept with it. A caller says which trace its call belongs to, but neither its flag nor the number
/// of the trace decides whether it is kept: else anybody could have all of his calls kept.
final class ChanceSampler implements Sampler {

  private final double share;
  private final DoubleSupplier chance;

  /// @param share from 0 for none to 1 for all
  /// @param chance evenly from 0 to below 1; for any thread
  ChanceSampler(double share, DoubleSupplier chance) {
    this.share = share;
    this.chance = chance;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    var within = Span.fromContext(parent).getSpanContext();
    boolean begunHere = within.isValid() && !within.isRemote();
    boolean kept = begunHere ? within.isSampled() : chance.getAsDouble() < share;
    return kept ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return String.format(Locale.ROOT, "chance of %s", share);
  }
}
