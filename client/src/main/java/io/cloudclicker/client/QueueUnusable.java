package io.cloudclicker.client;

/// The folder that was to keep presses can't; the message says which file, and what to do.
public final class QueueUnusable extends RuntimeException {

  QueueUnusable(String message) {
    super(message);
  }

  QueueUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
