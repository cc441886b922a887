package io.cloudclicker.embedded;

import org.jspecify.annotations.Nullable;

/// A server ended or kept silent instead of becoming ready.
public final class ServerNotStarted extends RuntimeException {
  ServerNotStarted(String server, String reason, @Nullable Throwable cause) {
    super("%s did not start: %s".formatted(server, reason), cause);
  }
}
