package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClickTracesTest {

  private static final Click CLICK =
      new Click(CounterId.of(CounterName.GLOBAL), 0, null, 1, 0, null);

  private final SimpleTracer tracer = new SimpleTracer();

  @Test
  void namesThePlacesWhereClicksWereStored_theFirstOneAsAReceipt() {
    var first = new Receipt(1, 3, 17, 0);
    publish(
        stored(first),
        new PublishResult.Unknown("lost"),
        stored(new Receipt(1, 3, 17, 1)),
        stored(new Receipt(1, 0, 5, 0)));
    assertThat(tracer.onlySpan().getTags())
        .containsEntry("clicker.clicks", "4")
        .containsEntry("clicker.receipt", first.toString())
        .containsEntry("clicker.log", "1")
        .containsEntry("clicker.partition", "3")
        .containsEntry("clicker.offset", "17")
        .containsEntry("clicker.places", "3:17,0:5");
  }

  @Test
  void namesNoPlace_whenNothingWasStored() {
    publish(new PublishResult.Unknown("lost"));
    assertThat(tracer.onlySpan().getTags()).containsOnlyKeys("clicker.clicks");
  }

  @Test
  void endsItsSpanWithTheError_whenTheLogFails() {
    var failure = new IllegalStateException("on purpose");
    var traced =
        new ClickTraces(
            _ -> {
              throw failure;
            },
            tracer);
    assertThatThrownBy(() -> traced.publish(List.of(CLICK))).isSameAs(failure);
    assertThat(tracer.onlySpan().getError()).isSameAs(failure);
    assertThat(tracer.currentSpan()).isNull();
  }

  private void publish(PublishResult... results) {
    var clicks = List.of(results).stream().map(_ -> CLICK).toList();
    assertThat(new ClickTraces(_ -> List.of(results), tracer).publish(clicks))
        .containsExactly(results);
  }

  private static PublishResult stored(Receipt receipt) {
    return new PublishResult.Stored(receipt);
  }
}
