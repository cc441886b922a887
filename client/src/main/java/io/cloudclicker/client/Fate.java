package io.cloudclicker.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What became of a key, decided from the log alone.
///
/// @param key the key
/// @param status what is known now
/// @param isFinal whether that holds for ever
/// @param finalAt when to ask again for a final answer, where the service told
public record Fate(UUID key, Status status, boolean isFinal, Optional<Instant> finalAt) {

  /// What is known of a key.
  public enum Status {
    /// It is in the total.
    COUNTED,
    /// It is in the log and will be counted.
    STORED,
    /// It is not in the log: final, it never will be.
    ABSENT,
    /// It is in the log, but could not be counted.
    REJECTED,
    /// The log that could tell is gone.
    UNKNOWABLE
  }

  /// Empty where the body tells of no fate.
  static Optional<Fate> read(JsonObject body) {
    return status(body.text("status"))
        .map(
            status ->
                new Fate(
                    UUID.fromString(body.text("id")),
                    status,
                    body.flag("final"),
                    body.instant("final_at")));
  }

  private static Optional<Status> status(String word) {
    return switch (word) {
      case "counted" -> Optional.of(Status.COUNTED);
      case "stored" -> Optional.of(Status.STORED);
      case "absent" -> Optional.of(Status.ABSENT);
      case "rejected" -> Optional.of(Status.REJECTED);
      case "unknowable" -> Optional.of(Status.UNKNOWABLE);
      default -> Optional.empty();
    };
  }
}
