package io.cloudclicker.series;

import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The steps that a series is asked for: all that any part of the time between its ends lies in,
/// but none that has not begun.
///
/// @param fromMillis where the first step begins, milliseconds since 1970 UTC
/// @param toMillis where the last step ends
record Range(Step step, long fromMillis, long toMillis) {

  /// Texts as a caller gave them; null for what it left out.
  record Asked(@Nullable String from, @Nullable String to, @Nullable String step) {}

  /// @throws io.cloudclicker.problem.ProblemRaised that names what can't be
  static Range of(Asked asked, long nowMillis, SeriesProperties limits) {
    var step = step(asked.step());
    long to = asked.to() == null ? nowMillis + 1 : millis("to", asked.to());
    long from =
        asked.from() == null
            ? step.ceil(to) - step.usualPoints() * step.millis()
            : millis("from", asked.from());
    if (from >= to) {
      throw BadInput.member("from", "has to be before to, and both are in UTC unless they say");
    }
    long end = Math.min(step.ceil(to), step.floor(nowMillis) + step.millis());
    return new Range(step, step.floor(from), end).within(limits, nowMillis);
  }

  int points() {
    return (int) Math.max(0, (toMillis - fromMillis) / step.millis());
  }

  private Range within(SeriesProperties limits, long nowMillis) {
    var kept = limits.kept(step);
    if (fromMillis < step.floor(nowMillis - kept.toMillis())) {
      var why = "is at most %s ago where step is %s".formatted(days(kept), step);
      throw limit("from", why, days(kept));
    }
    if (points() > limits.maxPoints()) {
      var why =
          "to to are at most %d steps of %s, not %d".formatted(limits.maxPoints(), step, points());
      throw limit("from", why, limits.maxPoints());
    }
    return this;
  }

  private static Step step(@Nullable String word) {
    return word == null
        ? Step.MINUTE
        : Step.of(word).orElseThrow(() -> BadInput.member("step", "has to be one of 1m, 1h, 1d"));
  }

  private static long millis(String member, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw BadInput.member(member, "has to be a time like 2030-01-31T12:00:00Z");
    }
  }

  private static RuntimeException limit(String member, String why, Object limit) {
    return Problem.invalid(400, "bad-member", member + " " + why)
        .with("member", member)
        .with("limit", limit)
        .raised();
  }

  private static String days(Duration duration) {
    return duration.toDays() + " days";
  }
}
