package io.cloudclicker.prove;

/// One row of the matrix. Beside what it claims, every row has to show that each acknowledged press
/// is counted once, that no read was wrong, that nothing is left uncounted and that no partition is
/// stopped.
///
/// @param fault what breaks
/// @param claim what has to hold nevertheless
/// @param how the fault is made, and what else is looked at
/// @param quick whether it is one of those that most endanger exactness, run in every build
record Row(int number, String fault, String claim, String how, boolean quick, Body body) {

  /// The row as a script: start, load, break, mend, check.
  @FunctionalInterface
  interface Body {

    /// Returns when the row has shown what it claims.
    ///
    /// @throws CannotRun where this machine lacks what the row needs
    /// @throws AssertionError where the claim does not hold
    void run(Trial trial) throws Exception;
  }

  String title() {
    return "%d %s: %s".formatted(number, fault, claim);
  }
}
