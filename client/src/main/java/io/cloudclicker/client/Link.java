package io.cloudclicker.client;

/// How totals that are followed come.
public sealed interface Link {

  /// The first connection is being made.
  record Connecting() implements Link {}

  /// Totals come as they move. Where nothing is pressed none come; [CloudClicker#total(String)]
  /// tells how fresh the last one is then.
  record Streaming() implements Link {}

  /// The service can't be reached, or has no room; it is tried again by itself.
  ///
  /// @param problem why
  record Away(Problem problem) implements Link {}

  /// It will never work so: a counter does not exist, or the token is not good. Nothing more comes.
  ///
  /// @param problem why
  record Refused(Problem problem) implements Link {}
}
