package io.cloudclicker.series;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What series are bounded by.
///
/// @param minutes how far back a series by the minute may begin: a day less than consumers keep
///   them
/// @param hours likewise by the hour
/// @param days likewise by the day
/// @param maxPoints how many points one answer may have
/// @param atOnce how many series are read at a time; totals are read from the same database
/// @param patience how long a call waits for its turn
/// @param queryTimeout how long the database may take for one
@ConfigurationProperties("clicker.series")
record SeriesProperties(
    @DefaultValue("7d") Duration minutes,
    @DefaultValue("399d") Duration hours,
    @DefaultValue("3650d") Duration days,
    @DefaultValue("1500") int maxPoints,
    @DefaultValue("2") int atOnce,
    @DefaultValue("1s") Duration patience,
    @DefaultValue("3s") Duration queryTimeout) {

  SeriesProperties {
    if (minutes.toDays() < 1 || hours.toDays() < 1 || days.toDays() < 1) {
      throw new IllegalArgumentException(
          "clicker.series: minutes, hours and days are at least a day each");
    }
    if (maxPoints < 1 || atOnce < 1) {
      throw new IllegalArgumentException("clicker.series: max-points and at-once are at least 1");
    }
    if (!patience.isPositive() || queryTimeout.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "clicker.series: patience is positive, a query-timeout at least 1s");
    }
  }

  /// How far back a series of this step may begin.
  Duration kept(Step step) {
    return switch (step) {
      case MINUTE -> minutes;
      case HOUR -> hours;
      case DAY -> days;
    };
  }
}
