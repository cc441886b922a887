package io.cloudclicker.caller;

import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.SubjectId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who calls, as far as the call itself proves.
public sealed interface Caller {

  /// Whoever shows nothing.
  record Anonymous() implements Caller {}

  /// Somebody who is signed in.
  ///
  /// @param session the session that the token is of
  record Person(long account, SubjectId subject, String session) implements Caller {}

  /// A program with a token of its own.
  ///
  /// @param role null where it may do nothing but press
  /// @param subject whom its clicks are credited to
  record Machine(String name, @Nullable Role role, Pressing pressing, @Nullable SubjectId subject)
      implements Caller {}

  /// Which counters a machine may press.
  sealed interface Pressing {

    record Every() implements Pressing {}

    record Only(Set<CounterName> counters) implements Pressing {
      public Only {
        counters = Set.copyOf(counters);
      }
    }

    default boolean includes(CounterName counter) {
      return switch (this) {
        case Every _ -> true;
        case Only(var counters) -> counters.contains(counter);
      };
    }
  }

  /// Whom a click is credited to.
  default @Nullable SubjectId creditedTo() {
    return switch (this) {
      case Anonymous _ -> null;
      case Person person -> person.subject();
      case Machine machine -> machine.subject();
    };
  }
}
