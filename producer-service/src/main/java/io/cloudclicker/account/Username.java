package io.cloudclicker.account;

import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody is called: as counters are, so that no two names look alike.
public record Username(String value) {

  static final String FORM = "has to be 1 to 64 of a-z 0-9 . _ -";
  private static final Pattern PATTERN = Pattern.compile("[a-z0-9._-]{1,64}");

  public Username {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("a username " + FORM);
    }
  }

  public static Optional<Username> parse(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(new Username(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
