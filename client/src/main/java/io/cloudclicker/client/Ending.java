package io.cloudclicker.client;

import java.util.Optional;
import java.util.UUID;

/// What became of a press. Every case is ordinary; only [Left] is not for ever.
public sealed interface Ending {

  /// All in-sync replicas have it: it is counted, once, however often it was sent.
  ///
  /// @param key under which it counts
  /// @param receipt lets a read wait until the total includes it, see [CloudClicker#total(String,
  ///   java.util.Collection, java.time.Duration)]; absent where only the fate of the key told
  record Accepted(UUID key, Optional<String> receipt) implements Ending {}

  /// It did not count, and sending it again would not help.
  ///
  /// @param problem why, such as a counter that does not exist
  record Refused(Problem problem) implements Ending {}

  /// The log has it, but it could not be counted; an operator may still have it counted. To press
  /// again in its stead may count twice.
  ///
  /// @param key under which it would count
  record Rejected(UUID key) implements Ending {}

  /// It was sent, no answer came, and the log that could tell is gone by now. To press again in its
  /// stead may count twice.
  ///
  /// @param key under which it may have counted
  record Unknowable(UUID key) implements Ending {}

  /// The client was closed before it was known.
  ///
  /// @param isKept whether it is in the folder, for the next client that is opened there
  record Left(boolean isKept) implements Ending {}
}
