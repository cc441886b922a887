package io.cloudclicker.simulation;

import java.util.Optional;

/// Plays schedules, and makes the shortest of one that breaks a promise.
final class Simulation {

  private final Variant variant;
  private final Coverage coverage = new Coverage();

  Simulation(Variant variant) {
    this.variant = variant;
  }

  Coverage coverage() {
    return coverage;
  }

  /// Empty where every promise was kept.
  Optional<Failure> play(Schedule schedule) {
    return play(schedule, Story.UNTOLD).map(violation -> shortest(schedule, violation));
  }

  private Optional<Violation> play(Schedule schedule, Story story) {
    var world = new World(schedule, variant, story);
    try {
      world.play();
      new Aftermath(world).check();
      return Optional.empty();
    } catch (Violation e) {
      return Optional.of(e);
    } finally {
      coverage.add(world.coverage);
    }
  }

  /// Leaves out runs of steps, long ones first, as long as the same promise is broken without them.
  private Failure shortest(Schedule found, Violation violation) {
    var schedule = found;
    var promise = violation.promise();
    for (int run = found.steps().size(); run > 0; run = run > 1 ? (run + 1) / 2 : 0) {
      for (int from = 0; from < schedule.steps().size(); ) {
        int to = Math.min(from + run, schedule.steps().size());
        var shorter = schedule.without(from, to);
        var broken = play(shorter, Story.UNTOLD);
        if (broken.isPresent() && broken.get().promise() == promise) {
          schedule = shorter;
        } else {
          from = to;
        }
      }
    }
    var told = new ToldStory();
    var last = play(schedule, told).orElse(violation);
    return new Failure(found.seed(), schedule, last, told.toString());
  }
}
