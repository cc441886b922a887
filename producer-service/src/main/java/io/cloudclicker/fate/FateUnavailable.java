package io.cloudclicker.fate;

/// The log can't be read now.
final class FateUnavailable extends Exception {

  FateUnavailable(String message) {
    super(message);
  }

  FateUnavailable(Throwable cause) {
    super(cause);
  }
}
