package io.cloudclicker.reading;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.runbook.Runbook;
import java.time.Duration;

/// Why a total can't be told.
public final class ReadingProblems {

  private ReadingProblems() {}

  /// @param why a verb and the limit: "is at most 5s"
  static ProblemRaised parameter(String name, String why) {
    return Problem.invalid(400, "bad-parameter", name + " " + why).with("member", name).raised();
  }

  static ProblemRaised unknownCounter() {
    return Problem.invalid(404, "unknown-counter", "there is no such counter").raised();
  }

  static ProblemRaised logIsGone() {
    var why = "the receipt is of a log that is gone; its clicks are in the total if they counted";
    return Problem.invalid(410, "log-gone", why).raised();
  }

  /// Speaks of no click, so it has no outcome.
  public static ProblemRaised countsUnavailable() {
    return Problem.of(503, "counts-unavailable", "the total can't be known now")
        .with(Duration.ofSeconds(1))
        .with(Runbook.TOTALS_UNKNOWN)
        .raised();
  }
}
