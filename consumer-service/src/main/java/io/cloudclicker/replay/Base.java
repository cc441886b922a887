package io.cloudclicker.replay;

/// What a tally begins with.
public sealed interface Base {

  /// Nothing: the log is read from its first record.
  record Log() implements Base {}

  /// Another tally, as it stands.
  record Tally(String id) implements Base {}

  /// The cells that MySQL has; nothing proves them.
  record Database() implements Base {}

  /// The log no longer begins at its first record, and nothing else is there to begin with.
  record None() implements Base {}

  /// For people and the column `base`.
  default String text() {
    return switch (this) {
      case Log _ -> "log";
      case Tally(var id) -> id;
      case Database _ -> "database";
      case None _ -> "none";
    };
  }
}
