package io.cloudclicker.simulation;

import java.util.ArrayList;
import java.util.List;

/// Writes each step down: when, by whom, and in the middle of how many others.
final class ToldStory implements Story {

  private final List<String> lines = new ArrayList<>();

  @Override
  public void tell(World world, Step step) {
    long seconds = (world.time.millis() - Time.START) / Time.SECOND;
    var meanwhile = "meanwhile ".repeat(world.depth());
    lines.add("%5d s  %s%s; %s".formatted(seconds, meanwhile, step.move(), world.state()));
  }

  @Override
  public void happened(Happening happening) {
    lines.add("           > " + happening);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
