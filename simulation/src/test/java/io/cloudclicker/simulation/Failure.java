package io.cloudclicker.simulation;

/// A schedule that broke a promise, made as short as it gets.
///
/// @param seed of the schedule as it was found
/// @param story the steps in words
record Failure(long seed, Schedule schedule, Violation violation, String story) {

  @Override
  public String toString() {
    return """
    %s
    Found with -Dclicker.simulation.seed=%d; the shortest schedule that does it has %d steps:
    %s"""
        .formatted(violation.getMessage(), seed, schedule.steps().size(), story);
  }
}
