package io.cloudclicker.cli;

/// The system refused, or can't be reached; the message says what to do.
final class NoAnswer extends Exception {

  NoAnswer(String message) {
    super(message);
  }
}
