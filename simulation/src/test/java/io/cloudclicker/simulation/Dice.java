package io.cloudclicker.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/// The chances of one step: cheap to make, and the same for the same seed (SplitMix64).
public final class Dice implements RandomGenerator {

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  public boolean oneIn(int chances) {
    return nextInt(chances) == 0;
  }

  public <T> T pick(List<T> some) {
    return some.get(nextInt(some.size()));
  }

  /// Seldom far from 0.
  public long around(long millis) {
    return oneIn(6) ? nextLong(-millis, millis + 1) : nextLong(-millis / 4, millis / 4 + 1);
  }
}
