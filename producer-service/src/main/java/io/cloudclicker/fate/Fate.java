package io.cloudclicker.fate;

/// What became of a key. A final fate never changes; any other may.
sealed interface Fate {

  /// In the total, for ever.
  record Counted() implements Fate {}

  /// In the log and on its way into the total, or in it already where MySQL can't be asked.
  record Stored() implements Fate {}

  /// In the log, but it can't be counted unless an operator lets it.
  record Rejected() implements Fate {}

  /// Not in the log.
  ///
  /// @param isFinal whether it can't come any more
  /// @param finalAtMillis from when on it can't, milliseconds since 1970 UTC
  record Absent(boolean isFinal, long finalAtMillis) implements Fate {}

  /// From before the log's beginning.
  record Unknowable() implements Fate {}
}
