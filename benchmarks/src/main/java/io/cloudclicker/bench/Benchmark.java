package io.cloudclicker.bench;

/// One benchmark of the catalogue.
///
/// @param name what the command calls it
/// @param job what is measured
/// @param against the baseline of the same run
/// @param goal in words, as the catalogue lists it
record Benchmark(String name, String job, String goal, String against, Body body) {

  /// The benchmark as a script: start, warm up, rounds in turns, ledger.
  @FunctionalInterface
  interface Body {

    /// Returns when the trial has every figure.
    ///
    /// @throws CannotRun where this machine lacks what it needs
    /// @throws VoidRun where a run does not count
    void run(Trial trial) throws Exception;
  }
}
