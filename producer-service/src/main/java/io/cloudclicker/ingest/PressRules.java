package io.cloudclicker.ingest;

import io.cloudclicker.counter.Counter;
import io.cloudclicker.owner.ApiToken;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.wire.CounterName;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may press a counter, as its owner set it up. `global` may be pressed by anybody.
final class PressRules {

  private final ApiToken apiToken;

  PressRules(ApiToken apiToken) {
    this.apiToken = apiToken;
  }

  /// Why this caller may not; empty where it may.
  Optional<Problem> refusal(Counter counter, Caller caller) {
    if (counter.name().equals(CounterName.GLOBAL)) {
      return Optional.empty();
    }
    return origin(counter, caller).or(() -> press(counter.press(), caller));
  }

  private static Optional<Problem> origin(Counter counter, Caller caller) {
    var origin = caller.origin();
    boolean allowed =
        origin == null
            || counter.origins().isEmpty()
            || counter.origins().contains(origin)
            || isSameHost(origin, caller.host());
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

  private Optional<Problem> press(Counter.Press press, Caller caller) {
    return switch (press) {
      case ANYONE -> Optional.empty();
      case USERS -> refused(401, "sign-in", "only people who are signed in may press");
      case TOKENS -> token(caller.token());
    };
  }

  private Optional<Problem> token(@Nullable String token) {
    if (!apiToken.configured()) {
      return refused(403, "no-tokens", "it is pressed with a token, and none is configured here");
    }
    if (token == null) {
      return refused(401, "token", "it is pressed with a token: Authorization: Bearer");
    }
    return apiToken.matches(token) ? Optional.empty() : refused(401, "token", "no such token");
  }

  private static Optional<Problem> refused(int status, String type, String detail) {
    return Optional.of(Problem.invalid(status, type, detail));
  }
}
