package io.cloudclicker.reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a reader wants to be included, and how long it waits for that.
record CountQuery(After after, Duration atMost) {

  static final Duration MAX_WAIT = Duration.ofSeconds(5);
  static final Duration DEFAULT_WAIT = Duration.ofMillis(500);
  static final int MAX_AFTER = 100;

  private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ns|us|ms|s|m|h|d)?");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  /// @param tokens receipts and progresses
  /// @param waits at most one: `500ms`, `2s` or ISO 8601; a bare number is milliseconds
  static CountQuery of(List<String> tokens, List<String> waits) {
    return new CountQuery(after(tokens), wait(waits));
  }

  boolean asksForSomething() {
    return !after.equals(After.NOTHING);
  }

  private static After after(List<String> tokens) {
    if (tokens.size() > MAX_AFTER) {
      throw ReadingProblems.parameter("after", "is given at most " + MAX_AFTER + " times");
    }
    return After.parse(tokens)
        .orElseThrow(() -> ReadingProblems.parameter("after", "is a receipt or an applied"));
  }

  private static Duration wait(List<String> texts) {
    if (texts.isEmpty()) {
      return DEFAULT_WAIT;
    }
    return Optional.of(texts)
        .filter(all -> all.size() == 1)
        .flatMap(all -> duration(all.getFirst()))
        .filter(wait -> !wait.isNegative() && wait.compareTo(MAX_WAIT) <= 0)
        .orElseThrow(
            () ->
                ReadingProblems.parameter(
                    "wait", "is one duration from 0 to 5s, such as 500ms or 2s"));
  }

  private static Optional<Duration> duration(String text) {
    var simple = SIMPLE.matcher(text);
    if (simple.matches()) {
      var unit =
          UNITS.getOrDefault(Optional.ofNullable(simple.group(2)).orElse("ms"), ChronoUnit.MILLIS);
      return Optional.of(Duration.of(Long.parseLong(simple.group(1)), unit));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
