package io.cloudclicker.simulation;

import java.util.List;

/// The steps of a schedule, taken one after the other by whoever is in turn: the scheduler, or
/// somebody who stands still while others go on.
final class Script {

  private final List<Step> steps;
  private final Story story;
  private final World world;
  private int next;

  Script(List<Step> steps, Story story, World world) {
    this.steps = steps;
    this.story = story;
    this.world = world;
  }

  void playAll() {
    playSome(steps.size());
  }

  void playSome(int most) {
    for (int count = 0; count < most && next < steps.size(); count++) {
      var step = steps.get(next++);
      story.tell(world, step);
      world.play(step);
    }
  }
}
