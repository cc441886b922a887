package io.cloudclicker.ingest;

import io.cloudclicker.ingest.PublishResult.Stored;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.Receipt;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells, in a span within that of the call, where in the log clicks were stored. Records carry no
/// trace: the place is what leads to the batch that counted them (docs/decisions/0081). A call of
/// many clicks names its first one and all of its records, up to a limit.
final class ClickTraces implements ClickLog {

  private static final Logger LOG = LoggerFactory.getLogger(ClickTraces.class);
  private static final int PLACES = 100;

  private final ClickLog log;
  private final Tracer tracer;

  ClickTraces(ClickLog log, Tracer tracer) {
    this.log = log;
    this.tracer = tracer;
  }

  @Override
  public List<PublishResult> publish(List<Click> clicks) {
    var span = tracer.nextSpan().name("publish").start();
    try (var _ = tracer.withSpan(span)) {
      var results = log.publish(clicks);
      if (!span.isNoop()) {
        tell(span, results);
      }
      return results;
    } catch (RuntimeException e) {
      span.error(e);
      throw e;
    } finally {
      span.end();
    }
  }

  private static void tell(Span span, List<PublishResult> results) {
    span.tag("clicker.clicks", results.size());
    var receipts = results.stream().flatMap(ClickTraces::receipts).toList();
    if (receipts.isEmpty()) {
      return;
    }
    var first = receipts.getFirst();
    span.tag("clicker.receipt", first.toString());
    span.tag("clicker.log", first.log());
    span.tag("clicker.partition", first.partition());
    span.tag("clicker.offset", first.offset());
    span.tagOfStrings("clicker.places", places(receipts));
    LOG.debug("Stored receipt={} partition={} offset={}", first, first.partition(), first.offset());
  }

  private static Stream<Receipt> receipts(PublishResult result) {
    return result instanceof Stored(var receipt) ? Stream.of(receipt) : Stream.empty();
  }

  private static List<String> places(List<Receipt> receipts) {
    return receipts.stream()
        .map(it -> it.partition() + ":" + it.offset())
        .distinct()
        .limit(PLACES)
        .toList();
  }
}
