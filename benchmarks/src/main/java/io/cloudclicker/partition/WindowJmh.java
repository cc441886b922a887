package io.cloudclicker.partition;

import io.cloudclicker.wire.ClickKey;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Claims keys in a window that holds up to a million of them, of the last ten minutes.
@State(Scope.Thread)
public class WindowJmh {

  private static final int KEYS = 1 << 20;
  private static final long NOW = 1_700_000_000_000L;
  private static final long MINUTES = 10 * 60_000L;

  private final ClickKey[] keys = new ClickKey[KEYS];
  private Window window = new Window();
  private int next;

  @Setup
  public void makeKeys() {
    var random = new Random(7);
    for (int number = 0; number < KEYS; number++) {
      keys[number] = ClickKey.at(NOW - random.nextLong(MINUTES), random);
    }
  }

  @Setup(Level.Iteration)
  public void forget() {
    window = new Window();
    next = 0;
  }

  @Benchmark
  public boolean claimAKey() {
    int number = next++;
    return window.claim(keys[number & (KEYS - 1)], number, 0);
  }
}
