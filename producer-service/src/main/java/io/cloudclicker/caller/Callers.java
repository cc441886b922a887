package io.cloudclicker.caller;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells who calls by the header `Authorization`. Whoever shows a token that is not good is nobody
/// and not anonymous: the click of a session that has ended is not silently credited to no one.
public final class Callers {

  private static final Caller ANONYMOUS = new Caller.Anonymous();
  private static final String SCHEME = "bearer ";

  /// Nothing that we hand out is longer.
  private static final Pattern TOKEN = Pattern.compile("[ -~]{1,2048}");

  private final List<Credential> credentials;

  public Callers(List<? extends Credential> credentials) {
    this.credentials = List.copyOf(credentials);
  }

  /// @param authorizations each value of the header
  public Caller of(List<String> authorizations) {
    if (authorizations.isEmpty()) {
      return ANONYMOUS;
    }
    if (authorizations.size() > 1) {
      throw refused("one token at a time");
    }
    var value = authorizations.getFirst();
    if (!value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return ANONYMOUS;
    }
    var token = value.substring(SCHEME.length()).strip();
    if (!TOKEN.matcher(token).matches()) {
      throw refused("no such token");
    }
    return credentials.stream()
        .flatMap(credential -> credential.read(token).stream())
        .findFirst()
        .orElseThrow(() -> refused("no such token, or one that has ended"));
  }

  static ProblemRaised refused(String detail) {
    return Problem.invalid(401, "token", detail).raised();
  }
}
