package io.cloudclicker.prove;

import java.util.ArrayList;
import java.util.List;

/// A fault that a service is started with.
record Fault(String point, String action, double probability, int times) {

  /// The process ends there.
  static Fault ends(String point, double probability) {
    return new Fault(point, "halt", probability, 0);
  }

  /// The process stands still there, once.
  static Fault stops(String point) {
    return new Fault(point, "stop", 0.2, 1);
  }

  /// An exception is thrown there, so many times.
  static Fault breaks(String point, double probability, int times) {
    return new Fault(point, "throw", probability, times);
  }

  /// The heap is filled there.
  static Fault exhausts(String point) {
    return new Fault(point, "exhaust", 0.2, 1);
  }

  String[] options(long seed) {
    var options = new ArrayList<>(List.of(option("point", point), option("action", action)));
    options.add(option("probability", Double.toString(probability)));
    options.add(option("times", Integer.toString(times)));
    options.add(option("seed", Long.toString(seed)));
    return options.toArray(String[]::new);
  }

  private static String option(String name, String value) {
    return "--clicker.faults." + name + "=" + value;
  }
}
