package io.cloudclicker.series;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What series are bounded by.
///
/// @param kept how far back a series may begin: everything since then is added up for each
/// @param maxPoints how many points one answer may have
/// @param atOnce how many series are read at a time; totals are read from the same database
/// @param patience how long a call waits for its turn
/// @param queryTimeout how long the database may take for one
@ConfigurationProperties("clicker.series")
record SeriesProperties(
    @DefaultValue("31d") Duration kept,
    @DefaultValue("1500") int maxPoints,
    @DefaultValue("2") int atOnce,
    @DefaultValue("1s") Duration patience,
    @DefaultValue("3s") Duration queryTimeout) {

  SeriesProperties {
    if (kept.toDays() < 1 || maxPoints < 1 || atOnce < 1) {
      throw new IllegalArgumentException(
          "clicker.series: kept is at least a day, max-points and at-once at least 1");
    }
    if (!patience.isPositive() || queryTimeout.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "clicker.series: patience is positive, a query-timeout at least 1s");
    }
  }
}
