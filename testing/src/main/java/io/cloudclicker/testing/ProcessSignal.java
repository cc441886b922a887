package io.cloudclicker.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Suspends a process, and lets it go on.
enum ProcessSignal {
  STOP,
  CONT;

  /// Returns when the signal is sent.
  void send(ProcessHandle process) {
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
