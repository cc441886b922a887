package io.cloudclicker.fault;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which point of this process is armed and how, as `clicker.faults.*` says; each member may be
/// left out.
///
/// @param point the name of the armed point; none without it
/// @param action what happens there; without it the process ends
/// @param probability that it happens, each time the point is reached, from 0 to 1
/// @param seed of the random numbers, so that a run can be repeated
/// @param times how often it happens at most; 0 for always
/// @param hang how long a thread that hangs stands still
public record FaultSettings(
    @Nullable String point,
    @Nullable FaultAction action,
    double probability,
    long seed,
    int times,
    @Nullable Duration hang) {

  private static final Duration LONG = Duration.ofMinutes(10);

  public FaultSettings {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "clicker.faults.probability is %s, but has to be from 0 to 1".formatted(probability));
    }
    if (times < 0) {
      throw new IllegalArgumentException(
          "clicker.faults.times is %d, but has to be 0 or more".formatted(times));
    }
    if (hang != null && (hang.isNegative() || hang.compareTo(LONG) > 0)) {
      throw new IllegalArgumentException(
          "clicker.faults.hang is %s, but has to be from 0 to %s".formatted(hang, LONG));
    }
  }

  /// @param known the points that the process has
  /// @throws IllegalArgumentException where the armed one is none of them
  public FaultPoints arm(Set<String> known) {
    if (point == null || point.isEmpty()) {
      return FaultPoints.NONE;
    }
    if (!known.contains(point)) {
      throw new IllegalArgumentException(
          "clicker.faults.point is \"%s\", but the points here are %s"
              .formatted(point, String.join(", ", new TreeSet<>(known))));
    }
    return new ArmedPoint(
        point,
        Objects.requireNonNullElse(action, FaultAction.HALT),
        probability,
        seed,
        times == 0 ? Integer.MAX_VALUE : times,
        Objects.requireNonNullElse(hang, Duration.ZERO));
  }
}
