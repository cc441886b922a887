package io.cloudclicker.simulation;

import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One press, over all attempts at it, and what its client knows of it.
final class Pressing {

  final CounterName counter;
  final List<Attempt> attempts = new ArrayList<>();
  private final List<ClickKey> keys = new ArrayList<>();

  /// Whether the client was told that it counts.
  boolean definite;

  /// Whether the client tries no more.
  boolean over;

  Pressing(CounterName counter, @Nullable ClickKey key) {
    this.counter = counter;
    if (key != null) {
      keys.add(key);
    }
  }

  /// What somebody else sent who tries no more.
  static Pressing ofStranger(ClickKey key) {
    var press = new Pressing(CounterName.GLOBAL, key);
    press.over = true;
    return press;
  }

  @Nullable ClickKey key() {
    return keys.isEmpty() ? null : keys.getLast();
  }

  List<ClickKey> keys() {
    return keys;
  }

  /// Once the fate of the key is final, the press may have a fresh one.
  void useFresh(ClickKey key) {
    keys.add(key);
  }

  Attempt attempt(long value) {
    var attempt = new Attempt(counter, key(), value);
    attempts.add(attempt);
    return attempt;
  }

  boolean isOpen() {
    return !over && !definite && !keys.isEmpty();
  }
}
