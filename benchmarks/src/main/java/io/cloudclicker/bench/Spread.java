package io.cloudclicker.bench;

import java.util.List;

/// What the rounds of one side came to: the middle one, and how far they lie apart.
record Spread(double low, double median, double high) {

  /// @param rounds one value each, in any order; at least one
  static Spread of(List<Double> rounds) {
    var sorted = rounds.stream().sorted().toList();
    int size = sorted.size();
    if (size == 0) {
      throw new IllegalArgumentException("a spread needs a round");
    }
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }
}
