package io.cloudclicker.series;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// How long one point of a series is, in UTC.
enum Step {
  MINUTE("1m", Duration.ofMinutes(1), 60),
  HOUR("1h", Duration.ofHours(1), 24),
  DAY("1d", Duration.ofDays(1), 30);

  private final String word;
  private final long millis;
  private final int usualPoints;

  Step(String word, Duration length, int usualPoints) {
    this.word = word;
    this.millis = length.toMillis();
    this.usualPoints = usualPoints;
  }

  static Optional<Step> of(String word) {
    return Stream.of(values()).filter(step -> step.word.equals(word)).findAny();
  }

  long millis() {
    return millis;
  }

  /// How many points whoever does not say gets.
  int usualPoints() {
    return usualPoints;
  }

  /// The beginning of the step that the time lies in.
  long floor(long atMillis) {
    return Math.floorDiv(atMillis, millis) * millis;
  }

  /// The time itself where a step begins there, else the beginning of the next one.
  long ceil(long atMillis) {
    return Math.ceilDiv(atMillis, millis) * millis;
  }

  @Override
  public String toString() {
    return word;
  }
}
