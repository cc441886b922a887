package io.cloudclicker.simulation;

import static io.cloudclicker.simulation.Violation.Promise.DOUBLED;
import static io.cloudclicker.simulation.Violation.Promise.LOST;
import static io.cloudclicker.simulation.Violation.Promise.WRONG;
import static org.assertj.core.api.Assertions.fail;

import io.cloudclicker.simulation.Violation.Promise;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A checker that can't fail proves nothing: each way to break the design is found within a bounded
/// number of schedules, by the check that is there for it.
class BrokenVariantsTest {

  private static final int SCHEDULES = 5_000;

  private static final Map<Variant, Promise> BREAKS =
      new EnumMap<>(
          Map.of(
              Variant.NO_COMPARE_AND_SET, DOUBLED,
              Variant.AT_LEAST, DOUBLED,
              Variant.AT_MOST, LOST,
              Variant.FLUSH_ON_REVOCATION, DOUBLED,
              Variant.SKIP_AFTER_FAILURES, LOST,
              Variant.ANY_PLAN, WRONG));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOUND")
  void isCaught(Variant variant) {
    var promise = BREAKS.get(variant);
    var simulation = new Simulation(variant);
    for (long seed = 1; seed <= SCHEDULES; seed++) {
      var failure = simulation.play(Schedule.of(seed));
      if (failure.isPresent() && failure.get().violation().promise() == promise) {
        System.out.printf("%s is caught after %d schedules: %s%n", variant, seed, failure.get());
        return;
      }
    }
    fail("%s is not caught by %s within %d schedules", variant, promise, SCHEDULES);
  }
}
