package io.cloudclicker.counter;

/// MySQL didn't do what was asked of it.
final class CountersUnavailable extends Exception {

  private final boolean perhapsDone;

  /// @param perhapsDone whether it may have been done all the same, since only its end is unknown
  CountersUnavailable(boolean perhapsDone, Throwable cause) {
    super(cause);
    this.perhapsDone = perhapsDone;
  }

  boolean perhapsDone() {
    return perhapsDone;
  }
}
