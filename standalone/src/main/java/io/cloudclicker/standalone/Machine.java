package io.cloudclicker.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/// What this machine has to have before anything starts.
final class Machine {
  private Machine() {}

  /// @param system as the property `os.name` has it
  /// @param processor as the property `os.arch` has it
  static void requireSupported(String system, String processor) {
    boolean linux = system.equals("Linux") && processor.equals("amd64");
    boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac") && processor.equals("aarch64");
    if (!linux && !mac) {
      throw new CannotStart(
          "There is no MariaDB to run without containers on %s %s, only on Linux amd64 and macOS aarch64; start it with docker compose up --build --wait instead."
              .formatted(system, processor));
    }
  }

  static void requireFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return;
    } catch (BindException e) {
      throw refused(port, e);
    } catch (IOException e) {
      throw new CannotStart("The port %d can't be opened: %s.".formatted(port, e.getMessage()), e);
    }
  }

  private static CannotStart refused(int port, BindException e) {
    return String.valueOf(e.getMessage()).contains("in use")
        ? inUse(port)
        : new CannotStart(
            "The port %d can't be opened (%s); choose another one with --port."
                .formatted(port, e.getMessage()),
            e);
  }

  static CannotStart inUse(int port) {
    return new CannotStart(
        "Another program listens on the port %d; stop it, or choose another port with --port."
            .formatted(port));
  }
}
