package io.cloudclicker.password;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which passwords are good enough.
public final class PasswordRules {

  /// In characters as people count them. The upper bound keeps hashing cheap to offer.
  private static final int MIN = 10;

  private static final int MAX = 128;
  private static final int MIN_DIFFERENT = 5;

  private final Predicate<String> common;

  /// @param common whether many people have it, asked in lower case
  public PasswordRules(Predicate<String> common) {
    this.common = common;
  }

  /// Why it is not good enough; empty where it is.
  public Optional<String> refusal(String password, String username) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN || length > MAX) {
      return Optional.of("has to be %d to %d characters long".formatted(MIN, MAX));
    }
    if (password.codePoints().distinct().count() < MIN_DIFFERENT) {
      return Optional.of("has to have at least %d different characters".formatted(MIN_DIFFERENT));
    }
    var lower = password.toLowerCase(Locale.ROOT);
    if (Set.of(username, username + username).contains(lower)) {
      return Optional.of("must not be the username");
    }
    return common.test(lower)
        ? Optional.of("is one that many people have, and that is tried first")
        : Optional.empty();
  }

  /// Longer ones are refused without being looked at.
  public static boolean mayBeOne(String password) {
    return password.length() <= 2 * MAX;
  }
}
