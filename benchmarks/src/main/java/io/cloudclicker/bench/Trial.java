package io.cloudclicker.bench;

import io.cloudclicker.testing.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// One run of one benchmark: what it runs on, how long, and what it found.
final class Trial {

  /// One side of a round.
  @FunctionalInterface
  interface Side {
    double measure() throws Exception;
  }

  private final Supplier<Stack> stack;
  private final Effort effort;
  private final Path folder;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private double dearest;

  /// @param folder for logs and what else a run leaves
  Trial(Supplier<Stack> stack, Effort effort, Path folder) {
    this.stack = stack;
    this.effort = effort;
    this.folder = folder;
  }

  Stack stack() {
    return stack.get();
  }

  Path folder() {
    return folder;
  }

  int rounds() {
    return effort.rounds();
  }

  Duration takes() {
    return effort.takes();
  }

  /// How many records a consumer gets for each side of a round: about as many as keep it busy for
  /// as long as a load takes.
  int records() {
    return Math.clamp(effort.takes().toMillis() * 250, 50_000, 4_000_000);
  }

  /// Both sides in turns, round for round; who begins changes with each, so that what a side leaves
  /// behind meets both alike.
  void inTurns(String what, String unit, Goal goal, Side measured, Side baseline) throws Exception {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int round = 0; round < rounds(); round++) {
      if (round % 2 == 0) {
        ours.add(measured.measure());
        theirs.add(baseline.measure());
      } else {
        theirs.add(baseline.measure());
        ours.add(measured.measure());
      }
    }
    found(new Figure(what, unit, ours, theirs, goal));
  }

  void found(Figure figure) {
    figures.add(figure);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  /// Keeps the highest cost, which is told with the result.
  ///
  /// @param share of one processor, 0 to 1
  void generatorCost(double share) {
    dearest = Math.max(dearest, share);
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  List<String> notes() {
    var all = new ArrayList<>(notes);
    if (dearest > 0) {
      all.add(cost());
    }
    return all;
  }

  private String cost() {
    return String.format(
        Locale.ROOT, "The load generator needed up to %.0f %% of one processor.", 100 * dearest);
  }
}
