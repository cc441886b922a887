package io.cloudclicker.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whatever happens, in whatever order: an acknowledged click counts exactly once, what was refused
/// never, every read says what the log says, final fates stay true, and in the end all agree.
///
/// `-Dclicker.simulation.seed=N` plays one schedule, `-Dclicker.simulation.schedules=N` that many.
class SimulationTest {

  private static final int SCHEDULES = 100_000;

  @Test
  void keepsEveryPromise_onEverySchedule() {
    long first = Long.getLong("clicker.simulation.seed", 1);
    boolean one = System.getProperty("clicker.simulation.seed") != null;
    int schedules = Integer.getInteger("clicker.simulation.schedules", one ? 1 : SCHEDULES);
    var simulation = new Simulation(Variant.SOUND);
    long began = System.nanoTime();
    for (long seed = first; seed < first + schedules; seed++) {
      simulation.play(Schedule.of(seed)).ifPresent(failure -> fail(failure.toString()));
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "Simulation: %d schedules in %.1f s, lost 0, doubled 0; %s%n",
        schedules, took.toMillis() / 1e3, simulation.coverage());
    if (schedules >= SCHEDULES) {
      assertThat(simulation.coverage().missing()).as("what never happened").isEmpty();
    }
  }
}
