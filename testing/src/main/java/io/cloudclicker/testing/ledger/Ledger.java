package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Writes down every attempt to press and its outcome, in a file and in memory. Safe for any
/// thread.
public final class Ledger implements AutoCloseable {

  /// What a key's attempts came to.
  private enum State {
    REFUSED,
    UNKNOWN,
    ACKNOWLEDGED
  }

  private record Press(CounterName counter, ClickKey key) {}

  private final PrintWriter file;
  private final Map<Press, State> presses = new ConcurrentHashMap<>();
  private final LongAdder attempts = new LongAdder();
  private final LongAdder unknownAnswers = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final Map<CounterName, LongAdder> pressed = new ConcurrentHashMap<>();

  public Ledger(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.file = new PrintWriter(Files.newBufferedWriter(file), false);
  }

  void attempted(CounterName counter, ClickKey key) {
    attempts.increment();
    if (presses.putIfAbsent(new Press(counter, key), State.REFUSED) == null) {
      begun(counter);
    }
  }

  /// An attempt that has no key is a press of its own; whoever makes it knows its outcome.
  void attemptedWithoutKey(CounterName counter) {
    attempts.increment();
    begun(counter);
  }

  private void begun(CounterName counter) {
    pressed.computeIfAbsent(counter, ignored -> new LongAdder()).increment();
  }

  void answered(CounterName counter, ClickKey key, Answer answer) {
    file.printf("%s %s %s %s%n", counter, key, answer.outcome(), answer.receipt());
    var state =
        switch (answer.outcome()) {
          case ACKNOWLEDGED -> State.ACKNOWLEDGED;
          case UNKNOWN -> {
            unknownAnswers.increment();
            yield State.UNKNOWN;
          }
          case REFUSED -> {
            refusals.increment();
            yield State.REFUSED;
          }
        };
    presses.merge(new Press(counter, key), state, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /// How many presses of the counter were begun so far, each key once, and each attempt without
  /// one.
  long pressed(CounterName counter) {
    var count = pressed.get(counter);
    return count == null ? 0 : count.sum();
  }

  public long attempts() {
    return attempts.sum();
  }

  /// How many attempts got no answer, or one that nobody knows.
  public long unknownAnswers() {
    return unknownAnswers.sum();
  }

  /// How many attempts were answered that nothing was stored.
  public long refusals() {
    return refusals.sum();
  }

  public Set<ClickKey> acknowledged(CounterName counter) {
    return keys(counter, State.ACKNOWLEDGED);
  }

  /// Keys of which no attempt was acknowledged and at least one may have been stored.
  public Set<ClickKey> unknown(CounterName counter) {
    return keys(counter, State.UNKNOWN);
  }

  /// Keys of which every attempt was answered that nothing was stored.
  public Set<ClickKey> refused(CounterName counter) {
    return keys(counter, State.REFUSED);
  }

  private Set<ClickKey> keys(CounterName counter, State state) {
    return presses.entrySet().stream()
        .filter(entry -> entry.getValue() == state && entry.getKey().counter().equals(counter))
        .map(entry -> entry.getKey().key())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    file.close();
  }
}
