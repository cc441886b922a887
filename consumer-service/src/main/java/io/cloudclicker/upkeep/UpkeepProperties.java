package io.cloudclicker.upkeep;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// For how long clicks are kept by the minute and by the hour, by the day they are kept for ever;
/// and for how long what is only looked up is kept.
///
/// @param minutes at least 8 days: a click may be told a week after it was made
/// @param hours longer than minutes
/// @param rejected records, by their append time; longer than the log keeps them, at least 30 days
/// @param jobs that ended, at least 30 days
/// @param interval how often a partition with nothing old is looked at
@Validated
@ConfigurationProperties("clicker.upkeep")
record UpkeepProperties(
    @DefaultValue("8d") @NotNull Duration minutes,
    @DefaultValue("400d") @NotNull Duration hours,
    @DefaultValue("90d") @NotNull Duration rejected,
    @DefaultValue("90d") @NotNull Duration jobs,
    @DefaultValue("1m") @NotNull Duration interval) {

  private static final Duration LEAST = Duration.ofDays(8);
  private static final Duration LEAST_EVIDENCE = Duration.ofDays(30);

  UpkeepProperties {
    if (minutes.compareTo(LEAST) < 0 || hours.compareTo(minutes) <= 0) {
      throw new IllegalArgumentException(
          "clicker.upkeep: minutes is at least 8d, and hours is longer than minutes");
    }
    if (rejected.compareTo(LEAST_EVIDENCE) < 0 || jobs.compareTo(LEAST_EVIDENCE) < 0) {
      throw new IllegalArgumentException("clicker.upkeep: rejected and jobs are at least 30d");
    }
  }
}
