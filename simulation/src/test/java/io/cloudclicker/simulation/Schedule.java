package io.cloudclicker.simulation;

import java.util.ArrayList;
import java.util.List;

/// A world and what happens in it. The steps may be thinned out: each one is complete in itself.
record Schedule(long seed, List<Step> steps) {

  private static final int FEWEST_STEPS = 20;
  private static final int MOST_STEPS = 50;

  Schedule {
    steps = List.copyOf(steps);
  }

  static Schedule of(long seed) {
    var dice = new Dice(seed * 0x9E3779B97F4A7C15L);
    int size = dice.nextInt(FEWEST_STEPS, MOST_STEPS);
    var steps = new ArrayList<Step>(size);
    for (int count = 0; count < size; count++) {
      steps.add(new Step(Move.any(dice), dice.nextLong()));
    }
    return new Schedule(seed, steps);
  }

  /// Without the steps from `from` to before `to`.
  Schedule without(int from, int to) {
    var rest = new ArrayList<>(steps.subList(0, from));
    rest.addAll(steps.subList(to, steps.size()));
    return new Schedule(seed, rest);
  }
}
