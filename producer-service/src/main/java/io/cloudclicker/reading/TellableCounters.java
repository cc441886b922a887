package io.cloudclicker.reading;

import io.cloudclicker.counter.CounterDirectory;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.util.function.Predicate;

/// The counters that can be told of: those that exist, and while nobody knows what exists, those
/// that this instance has told of before. Safe for any thread.
public final class TellableCounters {

  private final CounterDirectory directory;
  private final Predicate<CounterId> remembered;

  TellableCounters(CounterDirectory directory, Predicate<CounterId> remembered) {
    this.directory = directory;
    this.remembered = remembered;
  }

  /// The counter of a path, or the problem why it can't be told. A name that no counter can have is
  /// the name of no counter.
  public CounterName find(String name) {
    return find(parsed(name));
  }

  public CounterName find(CounterName name) {
    return switch (directory.find(name)) {
      case Lookup.Found _ -> name;
      case Lookup.Unknown _ -> throw ReadingProblems.unknownCounter();
      case Lookup.Unavailable _ -> remembered(name);
    };
  }

  /// A counter that was told before existed then, and mostly does now.
  private CounterName remembered(CounterName name) {
    if (!remembered.test(CounterId.of(name))) {
      throw ReadingProblems.countsUnavailable();
    }
    return name;
  }

  private static CounterName parsed(String name) {
    try {
      return new CounterName(name);
    } catch (IllegalArgumentException e) {
      throw ReadingProblems.unknownCounter();
    }
  }
}
