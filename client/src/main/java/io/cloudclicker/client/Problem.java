package io.cloudclicker.client;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the service, or whoever stands before it, did not do what it was asked for.
///
/// @param status of HTTP; 0 where no answer came
/// @param type the kind, such as `unknown-counter`; `no-answer` where none came, and empty where
///   the answer was not the service's own
/// @param detail what happened, for people
/// @param outcome what became of this attempt: `not_stored`, `unknown`, `invalid`, or empty
/// @param retry how the same press may be tried again: `same_key`, `fresh`, `ask`, or empty
/// @param serverTime the service's clock, where it told
public record Problem(
    int status,
    String type,
    String detail,
    String outcome,
    String retry,
    Optional<Instant> serverTime) {

  private static final String URN = "urn:cloudclicker:problem:";

  static Problem noAnswer(String reason) {
    return own("no-answer", reason);
  }

  /// One that the client has by itself.
  static Problem own(String type, String reason) {
    return new Problem(0, type, reason, "", "", Optional.empty());
  }

  static Problem of(int status, @Nullable JsonObject body) {
    if (body == null) {
      return new Problem(status, "", "answered " + status, "", "", Optional.empty());
    }
    var type = body.text("type");
    return new Problem(
        status,
        type.startsWith(URN) ? type.substring(URN.length()) : type,
        body.text("detail"),
        body.text("outcome"),
        body.text("retry"),
        body.instant("server_time"));
  }

  /// Whether no answer came at all.
  boolean isSilence() {
    return status == 0;
  }

  @Override
  public String toString() {
    var kind = type.isEmpty() ? "problem" : type;
    return (status == 0 ? kind : kind + " (" + status + ")")
        + (detail.isEmpty() ? "" : ": " + detail);
  }
}
