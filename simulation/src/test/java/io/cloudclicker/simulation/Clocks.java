package io.cloudclicker.simulation;

import java.util.List;

/// By how much the clocks of a world are off: edges within the minute that they are watched to, and
/// brokers by more; in some worlds one broker, or one edge, by far more.
record Clocks(List<Long> brokers, List<Long> edges) {

  private static final long FAR = 20 * Time.MINUTE;

  Clocks {
    brokers = List.copyOf(brokers);
    edges = List.copyOf(edges);
  }

  static Clocks any(Dice dice) {
    int far = dice.nextInt(16);
    return new Clocks(
        List.of(
            dice.around(90_000) + (far == 0 ? FAR : far == 1 ? -FAR : 0),
            dice.around(90_000),
            dice.around(90_000)),
        List.of(dice.around(60_000) + (far == 2 ? FAR : far == 3 ? -FAR : 0), dice.around(60_000)));
  }
}
