package io.cloudclicker.problem;

/// Ends a request with a problem. It carries no stack trace: it is an answer, not a fault.
public final class ProblemRaised extends RuntimeException {

  private final transient Problem problem;

  ProblemRaised(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
