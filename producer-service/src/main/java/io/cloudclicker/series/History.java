package io.cloudclicker.series;

import java.util.List;

/// What the database knows of one counter's past, at one moment.
///
/// @param startValue the number that the counter begins with
/// @param startEpoch the epoch in which it is added
/// @param createdAtMillis from when on it is
/// @param epochs the epoch at the beginning of the range and every later one, in order, with what
///   was counted in it until now
/// @param additions clicks of the range, and in one sum for each epoch those behind its end
record History(
    long startValue,
    long startEpoch,
    long createdAtMillis,
    List<Epoch> epochs,
    List<Addition> additions) {

  /// Of a counter that never was.
  static final History NONE = new History(0, 0, 0, List.of(), List.of());

  History {
    epochs = List.copyOf(epochs);
    additions = List.copyOf(additions);
  }

  /// @param number also when the epoch began, in milliseconds since 1970 UTC; 0 for the first
  record Epoch(long number, long clicks) {}

  /// @param atMillis where the step begins
  record Addition(long epoch, long atMillis, long clicks) {}
}
