package io.cloudclicker.token;

import io.cloudclicker.caller.Caller.Pressing;
import io.cloudclicker.wire.CounterName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a machine may do: press counters that are named, or all; look at operations.
record Scopes(Pressing pressing, boolean readsOperations) {

  static final String FORM = "has to be press:*, press:NAME or read:ops";
  private static final String PRESS = "press:";
  private static final String EVERY = "press:*";
  private static final String READ = "read:ops";

  /// Empty where one of the words is no scope.
  static Optional<Scopes> parse(Collection<String> words) {
    return words.stream().allMatch(Scopes::isOne) ? Optional.of(read(words)) : Optional.empty();
  }

  private static boolean isOne(String word) {
    return word.equals(READ) || word.equals(EVERY) || counter(word).isPresent();
  }

  private static Scopes read(Collection<String> words) {
    Pressing pressing =
        words.contains(EVERY)
            ? new Pressing.Every()
            : new Pressing.Only(
                words.stream()
                    .flatMap(word -> counter(word).stream())
                    .collect(Collectors.toUnmodifiableSet()));
    return new Scopes(pressing, words.contains(READ));
  }

  private static Optional<CounterName> counter(String word) {
    try {
      return word.startsWith(PRESS)
          ? Optional.of(new CounterName(word.substring(PRESS.length())))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// In one order, each once.
  List<String> words() {
    var words = new TreeSet<String>();
    switch (pressing) {
      case Pressing.Every _ -> words.add(EVERY);
      case Pressing.Only(var counters) -> counters.forEach(name -> words.add(PRESS + name));
    }
    if (readsOperations) {
      words.add(READ);
    }
    return List.copyOf(words);
  }
}
