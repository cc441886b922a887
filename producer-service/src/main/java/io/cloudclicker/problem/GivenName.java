package io.cloudclicker.problem;

import io.cloudclicker.wire.CounterName;
import java.util.Optional;

/// A counter's name as a caller gave it.
public final class GivenName {

  private GivenName() {}

  /// @param member what the caller calls it
  public static CounterName read(String member, String text) {
    return parse(text)
        .orElseThrow(() -> BadInput.member(member, "has to be 1 to 64 of a-z 0-9 . _ -"));
  }

  /// Empty where no counter can have the name.
  public static Optional<CounterName> parse(String text) {
    try {
      return Optional.of(new CounterName(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
