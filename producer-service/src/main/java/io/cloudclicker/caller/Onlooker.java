package io.cloudclicker.caller;

import io.cloudclicker.wire.SubjectId;
import org.jspecify.annotations.Nullable;

/// Whoever looks at something that is told to everybody, with more of it for some: a parameter of
/// this type lets all in but those who show a token that is not good.
///
/// @param role null for whoever shows nothing, and for a machine that may only press
/// @param subject whom a person's clicks are credited to; null for all others, since a machine
///   never is the person whose it is
public record Onlooker(@Nullable Role role, @Nullable SubjectId subject) {

  public static final Onlooker NOBODY = new Onlooker(null, null);

  public boolean seesEverything() {
    return role != null && role.includes(Role.AUDITOR);
  }

  public boolean is(@Nullable SubjectId other) {
    return subject != null && subject.equals(other);
  }
}
