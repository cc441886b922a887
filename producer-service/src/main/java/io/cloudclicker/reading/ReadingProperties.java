package io.cloudclicker.reading;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How totals are read.
///
/// @param interval at most one query to MySQL in this time, however many readers ask
/// @param refresh how often all counters in use are read from MySQL in any case
/// @param inUse how long after its last reader a counter is in use
/// @param patience how long a reader waits for a counter that is not in memory
/// @param queryTimeout how long one query to MySQL may take
/// @param maxLag what lags more is stale
/// @param staleAfter what no store and no notice has confirmed for longer is stale
/// @param maxCounters how many counters are kept in memory
@ConfigurationProperties("clicker.reading")
record ReadingProperties(
    @DefaultValue("50ms") Duration interval,
    @DefaultValue("1s") Duration refresh,
    @DefaultValue("10s") Duration inUse,
    @DefaultValue("2s") Duration patience,
    @DefaultValue("2s") Duration queryTimeout,
    @DefaultValue("5s") Duration maxLag,
    @DefaultValue("3s") Duration staleAfter,
    @DefaultValue("10000") int maxCounters) {

  private static final Duration SECOND = Duration.ofSeconds(1);

  ReadingProperties {
    var times = List.of(interval, refresh, inUse, patience, queryTimeout, maxLag, staleAfter);
    if (maxCounters < 1 || !times.stream().allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException(
          "clicker.reading: interval, refresh, in-use, patience, query-timeout, max-lag, stale-after"
              + " and max-counters are positive");
    }
    if (interval.compareTo(SECOND) > 0 || queryTimeout.compareTo(SECOND) < 0) {
      throw new IllegalArgumentException(
          "clicker.reading: interval is at most 1s, query-timeout at least 1s");
    }
  }
}
