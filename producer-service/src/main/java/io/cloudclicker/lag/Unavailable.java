package io.cloudclicker.lag;

/// A store does not answer now.
final class Unavailable extends Exception {

  Unavailable(Throwable cause) {
    super(cause.toString(), cause);
  }
}
