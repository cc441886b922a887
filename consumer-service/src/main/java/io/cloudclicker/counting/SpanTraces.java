package io.cloudclicker.counting;

import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionCounter.Step;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A trace for each batch, with its transaction and the telling of readers as spans of it. It names
/// partition and offsets, by which who has a receipt finds it (docs/decisions/0081).
final class SpanTraces implements BatchTraces {

  private static final Logger LOG = LoggerFactory.getLogger(SpanTraces.class);

  private final Tracer tracer;

  SpanTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public Step batch(PartitionId partition, long from, long to, Supplier<Step> work) {
    var span =
        tracer
            .nextSpan()
            .name("batch")
            .tag("clicker.log", partition.log())
            .tag("clicker.partition", partition.partition())
            .tag("clicker.offset.from", from)
            .tag("clicker.offset.to", to)
            .start();
    return within(
        span,
        () -> {
          var step = work.get();
          if (!span.isNoop()) {
            span.tag("clicker.step", step.getClass().getSimpleName());
            LOG.debug("Took partition={} from={} to={}", partition.partition(), from, to);
          }
          return step;
        });
  }

  @Override
  public Counts counts(Counts counts) {
    return new TracedCounts(counts);
  }

  @Override
  public Readers readers(Readers readers) {
    return (topicId, notice) ->
        within(
            tracer.nextSpan().name("cache").start(),
            () -> {
              readers.tell(topicId, notice);
              return notice;
            });
  }

  private <T> T within(Span span, Supplier<T> work) {
    try (var _ = tracer.withSpan(span)) {
      return work.get();
    } catch (RuntimeException e) {
      span.error(e);
      throw e;
    } finally {
      span.end();
    }
  }

  private final class TracedCounts implements Counts {
    private final Counts counts;

    TracedCounts(Counts counts) {
      this.counts = counts;
    }

    @Override
    public Standing standing(PartitionId partition) {
      return counts.standing(partition);
    }

    @Override
    public boolean waits(PartitionId partition, long offset, int index, long by) {
      return counts.waits(partition, offset, index, by);
    }

    @Override
    public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
      var span = tracer.nextSpan().name("transaction").start();
      span.tag("clicker.counters", batch.deltas().size());
      return within(span, () -> counts.apply(partition, batch, memory));
    }
  }
}
