package io.cloudclicker.wire;

import java.util.regex.Pattern;

/// A counter's name: 1 to 64 of `a-z 0-9 . _ -`.
public record CounterName(String value) implements Comparable<CounterName> {

  // Before GLOBAL, whose construction needs it.
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9._-]{1,64}");

  /// The counter that always exists, and that the calls without a name act on.
  public static final CounterName GLOBAL = new CounterName("global");

  public CounterName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("a counter's name is 1 to 64 of a-z 0-9 . _ -");
    }
  }

  @Override
  public int compareTo(CounterName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
