package io.cloudclicker.client;

/// What came of asking the service.
///
/// @param <T> what was asked for
public sealed interface Answer<T> {

  /// It told.
  ///
  /// @param value what it told
  /// @param <T> what was asked for
  record Told<T>(T value) implements Answer<T> {}

  /// It did not, or could not be reached.
  ///
  /// @param problem why
  /// @param <T> what was asked for
  record NotTold<T>(Problem problem) implements Answer<T> {}

  /// What was told, for programs that can't go on without.
  ///
  /// @return what was asked for
  /// @throws IllegalStateException where it was not told; the message says why
  default T orThrow() {
    return switch (this) {
      case Told<T> told -> told.value();
      case NotTold<T> not -> throw new IllegalStateException(not.problem().toString());
    };
  }
}
