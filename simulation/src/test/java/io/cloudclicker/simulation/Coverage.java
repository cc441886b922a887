package io.cloudclicker.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// How often each happening happened.
public final class Coverage {

  private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);

  public void happened(Happening happening) {
    counts.merge(happening, 1L, Long::sum);
  }

  void add(Coverage other) {
    other.counts.forEach((happening, count) -> counts.merge(happening, count, Long::sum));
  }

  Set<Happening> missing() {
    var missing = EnumSet.allOf(Happening.class);
    missing.removeAll(counts.keySet());
    return missing;
  }

  @Override
  public String toString() {
    var text = new StringJoiner(", ");
    counts.forEach((happening, count) -> text.add(happening + " " + count));
    return text.toString();
  }
}
