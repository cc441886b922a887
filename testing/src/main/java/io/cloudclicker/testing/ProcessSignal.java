package io.cloudclicker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Suspends a process, and lets it go on.
public enum ProcessSignal {
  STOP,
  CONT;

  /// Whether the process is suspended.
  public static boolean isStopped(ProcessHandle process) {
    try {
      var ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(process.pid())).start();
      var state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return state.startsWith("T");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns when the signal is sent.
  public void send(ProcessHandle process) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException(
            "The process %d can't be sent %s.".formatted(process.pid(), name()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
