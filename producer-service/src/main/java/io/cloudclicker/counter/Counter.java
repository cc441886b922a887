package io.cloudclicker.counter;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A counter as its owner set it up.
///
/// @param origins the pages of other origins that may press; empty for any
public record Counter(CounterName name, Press press, Set<String> origins) {

  /// Who may press.
  public enum Press {
    ANYONE,
    USERS,
    TOKENS;

    static Optional<Press> of(String word) {
      return Stream.of(values()).filter(press -> press.toString().equals(word)).findAny();
    }

    /// Reads what was stored. A word of a later release lets nobody press but machines.
    static Press ofWord(String word) {
      return of(word).orElse(TOKENS);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Counter {
    origins = Set.copyOf(origins);
  }

  public CounterId id() {
    return CounterId.of(name);
  }

  /// One text for all origins, as MySQL keeps them: separated by spaces, in one order.
  static String join(Collection<String> origins) {
    return String.join(" ", new TreeSet<>(origins));
  }

  static Set<String> originsOf(String joined) {
    return joined.isEmpty() ? Set.of() : Set.of(joined.split(" "));
  }
}
