package io.cloudclicker.owner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The one configured token of a machine.
public final class ApiToken {

  private final String token;

  /// @param token blank for none
  public ApiToken(String token) {
    this.token = token.strip();
  }

  public boolean configured() {
    return !token.isEmpty();
  }

  /// Takes as long for a wrong token as for the right one.
  public boolean matches(String given) {
    return configured()
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
