package io.cloudclicker.ingest;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.counter.Counter;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.wire.CounterName;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may press a counter, as its owner set it up. `global` may be pressed by anybody, but for a
/// machine whose scopes leave it out.
final class PressRules {

  /// Why this caller may not; empty where it may.
  Optional<Problem> refusal(Counter counter, Presser presser) {
    return scope(counter, presser.caller())
        .or(
            () ->
                counter.name().equals(CounterName.GLOBAL)
                    ? Optional.empty()
                    : origin(counter, presser).or(() -> press(counter.press(), presser.caller())));
  }

  private static Optional<Problem> scope(Counter counter, Caller caller) {
    boolean leftOut =
        caller instanceof Caller.Machine machine && !machine.pressing().includes(counter.name());
    return leftOut
        ? refused(403, "scope", "this token's scopes do not include the counter")
        : Optional.empty();
  }

  private static Optional<Problem> origin(Counter counter, Presser presser) {
    var origin = presser.origin();
    boolean allowed =
        origin == null
            || counter.origins().isEmpty()
            || counter.origins().contains(origin)
            || isSameHost(origin, presser.host());
    return allowed
        ? Optional.empty()
        : refused(403, "origin", "pages of this origin may not press");
  }

  private static boolean isSameHost(String origin, @Nullable String host) {
    try {
      var authority = URI.create(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Problem> press(Counter.Press press, Caller caller) {
    return switch (press) {
      case ANYONE -> Optional.empty();
      case USERS -> person(caller);
      case TOKENS -> machine(caller);
    };
  }

  private static Optional<Problem> person(Caller caller) {
    return switch (caller) {
      case Caller.Person _ -> Optional.empty();
      case Caller.Machine _ -> refused(403, "sign-in", "only people may press, and no machines");
      case Caller.Anonymous _ -> refused(401, "sign-in", "only people who are signed in may press");
    };
  }

  private static Optional<Problem> machine(Caller caller) {
    return switch (caller) {
      case Caller.Machine _ -> Optional.empty();
      case Caller.Person _ -> refused(403, "token", "it is pressed with a machine's token");
      case Caller.Anonymous _ ->
          refused(401, "token", "it is pressed with a token: Authorization: Bearer");
    };
  }

  private static Optional<Problem> refused(int status, String type, String detail) {
    return Optional.of(Problem.invalid(status, type, detail));
  }
}
