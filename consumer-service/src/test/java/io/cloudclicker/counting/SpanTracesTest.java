package io.cloudclicker.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.partition.PartitionCounter.Step;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.wire.Notice;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTracesTest {

  private static final PartitionId PARTITION = new PartitionId(1, 3);
  private static final Notice NOTICE = new Notice(1, 3, 17, 20, 0, List.of());

  private final SimpleTracer tracer = new SimpleTracer();
  private final SpanTraces traces = new SpanTraces(tracer);

  @Test
  void namesPartitionAndOffsets_andHoldsWhatBelongsToIt() {
    var readers = traces.readers((_, _) -> {});
    var step =
        traces.batch(
            PARTITION,
            17,
            20,
            () -> {
              readers.tell("topic", NOTICE);
              return new Step.Counted(20);
            });
    assertThat(step).isEqualTo(new Step.Counted(20));
    var batch = span("batch");
    assertThat(batch.getTags())
        .containsEntry("clicker.log", "1")
        .containsEntry("clicker.partition", "3")
        .containsEntry("clicker.offset.from", "17")
        .containsEntry("clicker.offset.to", "20")
        .containsEntry("clicker.step", "Counted");
    assertThat(span("cache").context().parentId()).isEqualTo(batch.context().spanId());
  }

  @Test
  void endsItsSpansWithTheError_whenABatchFails() {
    var failure = new IllegalStateException("on purpose");
    assertThatThrownBy(
            () ->
                traces.batch(
                    PARTITION,
                    17,
                    20,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(span("batch").getError()).isSameAs(failure);
    assertThat(tracer.currentSpan()).isNull();
  }

  private SimpleSpan span(String name) {
    return tracer.getSpans().stream()
        .filter(it -> name.equals(it.getName()))
        .findFirst()
        .orElseThrow();
  }
}
