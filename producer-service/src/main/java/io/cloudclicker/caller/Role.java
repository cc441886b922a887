package io.cloudclicker.caller;

import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may do. Each role may do all that those before it may.
public enum Role {
  /// May do what concerns oneself.
  USER,
  /// May see everything, and change nothing.
  AUDITOR,
  /// May do everything.
  OWNER;

  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(role -> role.name().equals(word)).findAny();
  }

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
