package io.cloudclicker.simulation;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/// A promise was broken. An error, so that nothing under test takes it for one of its failures.
public final class Violation extends AssertionError {

  private final Promise promise;

  /// What was promised; its name says which check found it broken.
  public enum Promise {
    /// A click counts that must not, or counts again.
    DOUBLED,
    /// A click that must count does not.
    LOST,
    /// A cell, a store or a memory says what the log does not.
    WRONG,
    /// What a reader was told went backwards.
    BACKWARDS,
    /// A fate that was told as final turned out wrong.
    FATE,
    /// What was refused as not stored is in the log.
    STORED_ALL_THE_SAME,
    /// Everything is well again, and the partition is not counted to its end.
    STUCK
  }

  @FormatMethod
  public Violation(Promise promise, @FormatString String what, Object... arguments) {
    super(promise + ": " + what.formatted(arguments));
    this.promise = promise;
  }

  public Promise promise() {
    return promise;
  }
}
