package io.cloudclicker.simulation;

import java.util.List;

/// The brokers' clocks: whoever leads stamps what is appended, and changes with an epoch of its
/// own.
public final class Leaders {

  private final Time time;
  private final List<Long> offMillis;
  private int leader;
  private int epoch;

  Leaders(Time time, List<Long> offMillis) {
    this.time = time;
    this.offMillis = offMillis;
  }

  void change(Dice dice) {
    leader = dice.nextInt(offMillis.size());
    epoch++;
  }

  int epoch() {
    return epoch;
  }

  long millis() {
    return time.millis() + offMillis.get(leader);
  }
}
