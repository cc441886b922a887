package io.cloudclicker.embedded;

/// Another program listens on the port that a server was to have.
public final class PortTaken extends RuntimeException {
  PortTaken(String server, int port) {
    super(
        "%s can't have the port %d: another program listens on it. Stop that one, or choose another port."
            .formatted(server, port));
  }
}
