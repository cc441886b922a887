package io.cloudclicker.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back from a call.
sealed interface Reply {

  /// @param body absent where it was no object of JSON
  /// @param retryAfter how long the service wants to be left alone
  record Came(int status, @Nullable JsonObject body, Duration retryAfter) implements Reply {}

  record Silence(String reason) implements Reply {}

  default Duration retryAfter() {
    return this instanceof Came came ? came.retryAfter() : Duration.ZERO;
  }

  /// The body of an answer with this status.
  default Optional<JsonObject> body(int status) {
    return this instanceof Came came && came.status() == status
        ? Optional.ofNullable(came.body())
        : Optional.empty();
  }

  default Problem problem() {
    return switch (this) {
      case Came came -> Problem.of(came.status(), came.body());
      case Silence silence -> Problem.noAnswer(silence.reason());
    };
  }
}
