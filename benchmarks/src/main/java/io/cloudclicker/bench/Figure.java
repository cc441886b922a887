package io.cloudclicker.bench;

import java.util.ArrayList;
import java.util.List;

/// One figure of a benchmark: what each round measured, and what the baseline's part of the same
/// round did. The figure is the ratio of the medians; without a baseline, the median.
///
/// @param what in a few words; empty where the benchmark has only one
/// @param unit of both sides
/// @param baseline as many values as `measured`, or none
record Figure(String what, String unit, List<Double> measured, List<Double> baseline, Goal goal) {

  Figure {
    measured = List.copyOf(measured);
    baseline = List.copyOf(baseline);
    if (measured.isEmpty() || !(baseline.isEmpty() || baseline.size() == measured.size())) {
      throw new IllegalArgumentException("a figure has rounds, and each of them both sides");
    }
  }

  /// Without a baseline: held against its goal as it is.
  static Figure alone(String what, String unit, List<Double> measured, Goal goal) {
    return new Figure(what, unit, measured, List.of(), goal);
  }

  double value() {
    double median = Spread.of(measured).median();
    return hasBaseline() ? median / Spread.of(baseline).median() : median;
  }

  /// Of the value: the rounds' ratios, each to the baseline beside it.
  Spread spread() {
    return Spread.of(hasBaseline() ? ratios() : measured);
  }

  boolean hasBaseline() {
    return !baseline.isEmpty();
  }

  boolean isReached() {
    return goal.isReached(value());
  }

  private List<Double> ratios() {
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < measured.size(); round++) {
      ratios.add(measured.get(round) / baseline.get(round));
    }
    return ratios;
  }
}
