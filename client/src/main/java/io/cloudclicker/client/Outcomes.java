package io.cloudclicker.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What answers mean for the presses that were sent, or asked for, together.
final class Outcomes {

  private Outcomes() {}

  /// One for each of the presses, in their order.
  static List<Happened> ofBatch(Reply reply, int presses, Instant now, Instant retryAt) {
    return switch (reply) {
      case Reply.Silence silence ->
          IntStream.range(0, presses)
              .<Happened>mapToObj(place -> new Happened.Unknown(silence.problem(), retryAt))
              .toList();
      case Reply.Came(var status, var body, var retryAfter) -> {
        var results = body == null ? null : body.objects("results").orElse(null);
        yield IntStream.range(0, presses)
            .mapToObj(
                place ->
                    results == null
                        ? ofAll(status, body, now, retryAt)
                        : outcome(results, place, now, retryAt))
            .toList();
      }
    };
  }

  /// A token that is not good may be replaced by a better one; a press must not be lost by it.
  private static Happened ofAll(
      int status, @Nullable JsonObject body, Instant now, Instant retryAt) {
    return status == 401
        ? new Happened.NotStored(Problem.of(status, body), retryAt)
        : outcome(status, body, now, retryAt);
  }

  private static Happened outcome(
      List<JsonObject> results, int place, Instant now, Instant retryAt) {
    var result = place < results.size() ? results.get(place) : null;
    int status = result == null ? 0 : (int) result.number("status").orElse(0);
    return outcome(status, result, now, retryAt);
  }

  static Happened outcome(int status, @Nullable JsonObject body, Instant now, Instant retryAt) {
    if (status == 202 && body != null && !body.text("receipt").isEmpty()) {
      return new Happened.Stored(body.text("receipt"));
    }
    var problem = Problem.of(status, body);
    if (problem.retry().equals("ask")) {
      return new Happened.KeyRefused(problem.serverTime().orElse(now));
    }
    if (isNotStored(problem)) {
      return new Happened.NotStored(problem, retryAt);
    }
    return isInvalid(problem)
        ? new Happened.Invalid(problem)
        : new Happened.Unknown(problem, retryAt);
  }

  private static boolean isNotStored(Problem problem) {
    return problem.outcome().equals("not_stored") || problem.status() == 429;
  }

  /// Also where whoever refused it isn't the service.
  private static boolean isInvalid(Problem problem) {
    boolean isOurFault =
        problem.status() >= 400 && problem.status() < 500 && problem.status() != 408;
    return problem.outcome().equals("invalid") || (problem.outcome().isEmpty() && isOurFault);
  }

  /// By key; a key that the answer says nothing of is missing.
  static Map<UUID, Happened> ofLookup(Reply reply, Instant askAgainAt) {
    Map<UUID, Happened> told = new HashMap<>();
    reply
        .body(200)
        .flatMap(body -> body.objects("results"))
        .orElse(List.of())
        .forEach(
            result ->
                Fate.read(result)
                    .ifPresent(
                        fate ->
                            told.put(
                                fate.key(),
                                new Happened.Told(fate, fate.finalAt().orElse(askAgainAt)))));
    return told;
  }
}
