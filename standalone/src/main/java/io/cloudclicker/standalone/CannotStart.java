package io.cloudclicker.standalone;

/// Something outside of this program stands in the way; the message says what to do.
final class CannotStart extends RuntimeException {
  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
