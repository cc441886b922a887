package io.cloudclicker.limit;

import io.cloudclicker.problem.Problem;
import java.time.Duration;

/// Somebody has to wait.
///
/// @param pause until there is some left
public record OverLimit(Kind kind, Rate rate, Duration pause) {

  /// With the headers of draft-ietf-httpapi-ratelimit-headers-10.
  public Problem problem() {
    long seconds = rate.per().toSeconds();
    var detail =
        "%s at most %d times in %d seconds".formatted(kind.allowance(), rate.most(), seconds);
    return Problem.invalid(429, "over-limit", detail)
        .with("policy", kind.toString())
        .with(pause)
        .withHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(kind, rate.most(), seconds))
        .withHeader("RateLimit", "\"%s\";r=0;t=%s".formatted(kind, Problem.seconds(pause)));
  }
}
