package io.cloudclicker.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/// The last minute of a number, a bar a reading, the highest one as high as a line.
final class Graph {

  private static final int READINGS = 60;
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private final Deque<Double> readings = new ArrayDeque<>();

  Graph add(double reading) {
    readings.addLast(reading);
    if (readings.size() > READINGS) {
      readings.removeFirst();
    }
    return this;
  }

  double highest() {
    return readings.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  @Override
  public String toString() {
    double highest = highest();
    var bars = new StringBuilder();
    for (double reading : readings) {
      double share = highest > 0 ? reading / highest : 0;
      bars.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
    }
    return bars.toString();
  }
}
