package io.cloudclicker.lag;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How far the counting was behind the log at one moment. Times are milliseconds since 1970 UTC.
///
/// @param log the row of the table `log`
/// @param asOfMillis when the log and MySQL had both been asked
/// @param in records a second that come into the log
/// @param out records a second that are counted
/// @param secondsToDrain until nothing is behind, if both go on like this; empty where it never
///   ends
record Lag(
    int log,
    long asOfMillis,
    List<Part> parts,
    double in,
    double out,
    OptionalDouble secondsToDrain,
    Bottleneck bottleneck) {

  /// A partition.
  ///
  /// @param end the log's next offset
  /// @param applied the next offset that MySQL waits for
  /// @param records behind, those that retention deleted included
  /// @param clicks behind, as many as the next records let expect
  /// @param ageMillis of the oldest record that is not counted; 0 where there is none, empty where
  ///   it is not known
  /// @param lost records that retention deleted before they were counted
  record Part(
      int partition,
      long end,
      long applied,
      long records,
      long clicks,
      OptionalLong ageMillis,
      long lost) {}

  Lag {
    parts = List.copyOf(parts);
  }

  long records() {
    return parts.stream().mapToLong(Part::records).sum();
  }

  long clicks() {
    return parts.stream().mapToLong(Part::clicks).sum();
  }

  long lost() {
    return parts.stream().mapToLong(Part::lost).sum();
  }

  /// Of the oldest record of all that is not counted; empty where nothing is known of any.
  OptionalLong ageMillis() {
    return parts.stream().map(Part::ageMillis).flatMapToLong(OptionalLong::stream).max();
  }
}
