package io.cloudclicker.lag;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the lag is measured.
///
/// @param interval how often, 100 ms to 1 minute
/// @param window how far back rates look
/// @param behind an age from which on the counting counts as behind
/// @param slowDatabase what a statement on one row, or a commit, takes at least on a database that
///   is not well
/// @param stale from this age on, what is known of the log is told no more
@Validated
@ConfigurationProperties("clicker.lag")
record LagProperties(
    @DefaultValue("1s") Duration interval,
    @DefaultValue("10s") Duration window,
    @DefaultValue("2s") Duration behind,
    @DefaultValue("100ms") Duration slowDatabase,
    @DefaultValue("30s") Duration stale) {

  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MAX_INTERVAL = Duration.ofMinutes(1);

  LagProperties {
    atLeast(LEAST, interval, "interval", "100 ms");
    if (interval.compareTo(MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException("clicker.lag.interval is at most 1 minute");
    }
    atLeast(interval.multipliedBy(2), window, "window", "two intervals");
    atLeast(LEAST, behind, "behind", "100 ms");
    atLeast(Duration.ofMillis(1), slowDatabase, "slow-database", "1 ms");
    atLeast(interval.multipliedBy(2), stale, "stale", "two intervals");
  }

  private static void atLeast(Duration least, Duration given, String name, String words) {
    if (given.compareTo(least) < 0) {
      throw new IllegalArgumentException("clicker.lag." + name + " is at least " + words);
    }
  }
}
