package io.cloudclicker.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChanceSamplerTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void keepsAShareOfWhatBeginsHere() {
    assertThat(kept(0.01, 0.0099, Context.root())).isTrue();
    assertThat(kept(0.01, 0.01, Context.root())).isFalse();
    assertThat(kept(0, 0, Context.root())).isFalse();
    assertThat(kept(1, 0.9999, Context.root())).isTrue();
  }

  @Test
  void decidesByChanceAlone_whateverTheCallerSays() {
    for (var flags : List.of(TraceFlags.getSampled(), TraceFlags.getDefault())) {
      var called = SpanContext.createFromRemoteParent(TRACE, SPAN, flags, TraceState.getDefault());
      assertThat(kept(0.01, 0.5, within(called))).isFalse();
      assertThat(kept(0.01, 0.005, within(called))).isTrue();
    }
  }

  @Test
  void keepsWhatBelongsToSomethingThatIsKept_andNothingElse() {
    var kept = SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault());
    assertThat(kept(0, 0.5, within(kept))).isTrue();
    var dropped = SpanContext.create(TRACE, SPAN, TraceFlags.getDefault(), TraceState.getDefault());
    assertThat(kept(1, 0.5, within(dropped))).isFalse();
  }

  private static Context within(SpanContext span) {
    return Context.root().with(Span.wrap(span));
  }

  private static boolean kept(double share, double chance, Context parent) {
    var result =
        new ChanceSampler(share, () -> chance)
            .shouldSample(parent, TRACE, "name", SpanKind.SERVER, Attributes.empty(), List.of());
    return result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE;
  }
}
