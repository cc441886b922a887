package io.cloudclicker.runbook;

import java.util.Locale;

/// The pages that say what to do, by what is the matter. Log lines and answers name them.
public enum Runbook {
  CLICKS_REFUSED,
  TOTALS_UNKNOWN,
  KAFKA_AWAY,
  MYSQL_AWAY,
  REDIS_AWAY,
  LAG,
  STOPPED_PARTITION,
  REJECTED,
  DRIFT,
  RECOUNT,
  SIGNING_IN,
  SCHEMA,
  UNFORESEEN;

  /// The page, as a path in the repository.
  @Override
  public String toString() {
    return "docs/runbooks/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }
}
