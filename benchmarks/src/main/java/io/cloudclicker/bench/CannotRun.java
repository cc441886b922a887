package io.cloudclicker.bench;

/// A benchmark needs what is not here; the message says what.
final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotRun(String reason) {
    super(reason);
  }
}
