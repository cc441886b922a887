package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of one row: what it runs on, and what it pressed.
///
/// @param seed of everything that is left to chance
/// @param folder for the ledgers and the services' logs
record Trial(Stack stack, Pace pace, long seed, Path folder, List<Clicks> pressed) {

  Trial(Stack stack, Pace pace, long seed, Path folder) {
    this(stack, pace, seed, folder, new ArrayList<>());
  }

  /// A pipeline of the row's own: own topic, own database, own processes.
  Plan pipeline() {
    return new Plan(this);
  }

  Clicks clicks() {
    return pressed.stream().reduce(Clicks.NONE, Clicks::plus);
  }
}
