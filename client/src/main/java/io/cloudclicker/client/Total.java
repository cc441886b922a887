package io.cloudclicker.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// How many clicks a counter has, and how fresh that is.
///
/// @param counter its name
/// @param count how many clicks
/// @param latest the value of the latest click; empty before the first
/// @param asOf up to when every acknowledged click is in it, by the service's clock
/// @param lag how long before the answer that was, by the service's clock
/// @param isStale whether the service says that it is older than it should be
/// @param epoch grows with each reset; a count of a later epoch is not comparable
/// @param revision grows with each recount, which may lower the count
/// @param applied opaque: which clicks it includes; a later read can be asked to include them
/// @param isIncluded whether it includes what was asked for; true where nothing was
public record Total(
    String counter,
    long count,
    OptionalLong latest,
    Instant asOf,
    Duration lag,
    boolean isStale,
    long epoch,
    long revision,
    String applied,
    boolean isIncluded) {

  /// Empty where the body is no total, but a proxy's page.
  ///
  /// @param asked the counter that was asked for, where the body names none
  static Optional<Total> read(JsonObject body, String asked) {
    var count = body.number("count");
    var asOf = body.instant("as_of");
    var lag = body.number("lag_ms");
    if (count.isEmpty() || asOf.isEmpty() || lag.isEmpty()) {
      return Optional.empty();
    }
    var counter = body.text("counter");
    return Optional.of(
        new Total(
            counter.isEmpty() ? asked : counter,
            count.getAsLong(),
            body.number("latest"),
            asOf.get(),
            Duration.ofMillis(lag.getAsLong()),
            body.flag("stale"),
            body.number("epoch").orElse(0),
            body.number("revision").orElse(0),
            body.text("applied"),
            !body.has("included") || body.flag("included")));
  }

  /// The service's clock when it answered.
  Instant answeredAt() {
    return asOf.plus(lag);
  }
}
