package io.cloudclicker.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an instance takes on.
///
/// @param window how many keys of the last 16 minutes a partition may hold; consumers have room for
///   twice as many
/// @param ackWait how long a click waits for its ack: a little longer than the producer tries
/// @param retryAfter when a refused click may come again
/// @param gather how long clicks of concurrent calls gather for a record while another of the same
///   partition is under way, at most 100 ms; 0 for a record for each call
/// @param lookupTime how long a batch may look up counters; the rest is refused
@ConfigurationProperties("clicker.ingest")
record IngestProperties(
    @DefaultValue("1000000") long window,
    @DefaultValue("4s") Duration ackWait,
    @DefaultValue("2s") Duration retryAfter,
    @DefaultValue("5ms") Duration gather,
    @DefaultValue("2s") Duration lookupTime) {

  private static final Duration MAX_GATHER = Duration.ofMillis(100);

  IngestProperties {
    if (window < 1
        || !ackWait.isPositive()
        || !retryAfter.isPositive()
        || lookupTime.isNegative()) {
      throw new IllegalArgumentException(
          "clicker.ingest: window, ack-wait and retry-after are positive, lookup-time is not negative");
    }
    if (gather.isNegative() || gather.compareTo(MAX_GATHER) > 0) {
      throw new IllegalArgumentException("clicker.ingest: gather is 0 to 100ms");
    }
  }
}
