package io.cloudclicker.ingest;

import io.cloudclicker.limit.Kind;
import io.cloudclicker.limit.OverLimit;
import io.cloudclicker.limit.Pass;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.problem.Problem.Retry;
import io.cloudclicker.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;

/// Answers to clicks that were not stored, or perhaps not: each says what a client may do next.
final class Refusals {

  private Refusals() {}

  static Problem unknownCounter(String name) {
    return Problem.invalid(
        404, "unknown-counter", "there is no counter " + BadInput.printable(name));
  }

  /// A key's fate tells what became of its press; a fresh one might count it twice.
  static Problem keyTime(String why, long nowMillis) {
    return Problem.invalid(422, "key-time", why)
        .with(Retry.ASK)
        .with("server_time", Instant.ofEpochMilli(nowMillis).toString());
  }

  static Problem notStored(String why, boolean hasKey, Duration retryAfter) {
    return Problem.of(503, "not-stored", why)
        .with(Outcome.NOT_STORED)
        .with(hasKey ? Retry.SAME_KEY : Retry.FRESH)
        .with(retryAfter)
        .with(Runbook.CLICKS_REFUSED);
  }

  static Problem overLimit(OverLimit over, boolean hasKey, Pass pass) {
    var problem =
        over.problem().with(Outcome.NOT_STORED).with(hasKey ? Retry.SAME_KEY : Retry.FRESH);
    return over.kind() == Kind.ADDRESS ? pass.explain(problem) : problem;
  }

  /// Without a key nothing is safe to retry, so none is named.
  static Problem unknown(String why, boolean hasKey, Duration retryAfter) {
    var problem =
        Problem.of(503, "unknown", why)
            .with(Outcome.UNKNOWN)
            .with(retryAfter)
            .with(Runbook.CLICKS_REFUSED);
    return hasKey ? problem.with(Retry.SAME_KEY) : problem;
  }
}
