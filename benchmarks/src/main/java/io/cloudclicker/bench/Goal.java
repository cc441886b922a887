package io.cloudclicker.bench;

/// What a figure has to reach.
sealed interface Goal {

  record AtLeast(double limit) implements Goal {}

  record AtMost(double limit) implements Goal {}

  /// Told for what it is: nothing has to be reached.
  record None() implements Goal {}

  default boolean isReached(double value) {
    return switch (this) {
      case AtLeast(double limit) -> value >= limit;
      case AtMost(double limit) -> value <= limit;
      case None _ -> true;
    };
  }

  default String words() {
    return switch (this) {
      case AtLeast(double limit) -> "≥ " + Numbers.text(limit);
      case AtMost(double limit) -> "≤ " + Numbers.text(limit);
      case None _ -> "–";
    };
  }
}
