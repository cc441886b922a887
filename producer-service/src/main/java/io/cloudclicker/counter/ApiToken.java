package io.cloudclicker.counter;

import io.cloudclicker.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one configured token that lets its holder make and change counters.
final class ApiToken {

  private static final String SCHEME = "Bearer ";

  private final String token;

  /// @param token blank for none
  ApiToken(String token) {
    this.token = token.strip();
  }

  /// Why the caller may not; empty where it may.
  ///
  /// @param authorization the header of that name
  Optional<Problem> refusal(@Nullable String authorization) {
    if (token.isEmpty()) {
      return refused(
          403,
          "no-tokens",
          "counters can't be changed here, since no API token is configured: set the property"
              + " clicker.api-token, or CLICKER_API_TOKEN in the environment, and send it as"
              + " Authorization: Bearer");
    }
    if (authorization == null || !isBearer(authorization)) {
      return refused(401, "token", "counters are changed with a token: Authorization: Bearer");
    }
    var given = authorization.substring(SCHEME.length()).strip();
    return isSame(given) ? Optional.empty() : refused(403, "token", "no such token");
  }

  private static boolean isBearer(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /// Takes as long for a wrong token as for the right one.
  private boolean isSame(String given) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Problem> refused(int status, String type, String detail) {
    return Optional.of(Problem.invalid(status, type, detail));
  }
}
