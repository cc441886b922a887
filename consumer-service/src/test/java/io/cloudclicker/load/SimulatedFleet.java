package io.cloudclicker.load;

import io.cloudclicker.wire.StageTimes;
import io.cloudclicker.wire.StageTimes.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// Instances that count what comes, second by second, and an autoscaler that runs as many as the
/// sum of what each of them desires: looked at once a minute, more at once, fewer when nothing else
/// was wanted for ten minutes. What an instance desires is decided by the product's own class.
final class SimulatedFleet {

  static final int PARTITIONS = 12;

  /// Records a second that an instance counts at most.
  static final int CAPACITY = 1_000;

  /// Seconds from the wish to an instance that counts.
  private static final int START = 45;

  private static final int MINUTE = 60;
  private static final int PATIENCE_MINUTES = 10;
  private static final int REMEMBERED = 10;
  private static final double SLOW_COMMIT_MILLIS = 400;
  private static final double COMMIT_MILLIS = 5;

  private final IntToDoubleFunction load;
  private final IntToDoubleFunction database;
  private final List<Integer> starting = new ArrayList<>();
  private final List<Double> offeredUpTo = new ArrayList<>();
  private final Deque<Busy> recent = new ArrayDeque<>();
  private final Deque<Integer> wanted = new ArrayDeque<>();
  private double offered;
  private double counted;
  private double desiredInMinute;
  private int oldest;
  private int running;

  /// What the fleet was like in a second.
  ///
  /// @param lag the age of the oldest record that is not counted, in seconds
  record Moment(int second, double load, int tasks, int lag) {}

  private record Busy(double share, boolean slowDatabase) {}

  /// @param running how many instances there are in the beginning
  /// @param load records that come in a second
  /// @param database records a second that the database takes; infinite where it is not the limit
  SimulatedFleet(int running, IntToDoubleFunction load, IntToDoubleFunction database) {
    this.running = running;
    this.load = load;
    this.database = database;
  }

  List<Moment> run(int seconds) {
    var moments = new ArrayList<Moment>();
    for (int second = 0; second < seconds; second++) {
      begin(second);
      count(second);
      int lag = lag(second);
      desiredInMinute += desired(lag);
      if (second % MINUTE == MINUTE - 1) {
        scale(second);
      }
      moments.add(new Moment(second, load.applyAsDouble(second), running, lag));
    }
    return moments;
  }

  private void begin(int second) {
    running += (int) starting.stream().filter(at -> at <= second).count();
    starting.removeIf(at -> at <= second);
  }

  private void count(int second) {
    offered += load.applyAsDouble(second);
    offeredUpTo.add(offered);
    double capacity = (double) running * CAPACITY;
    double limit = database.applyAsDouble(second);
    boolean slow = limit < capacity;
    double done = Math.min(offered - counted, Math.min(capacity, limit));
    boolean waits = slow && offered - counted >= limit;
    counted += done;
    recent.addLast(new Busy(waits ? 1 : done / capacity, slow));
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  private int lag(int second) {
    while (oldest < offeredUpTo.size() && offeredUpTo.get(oldest) <= counted + 1e-6) {
      oldest++;
    }
    return oldest < offeredUpTo.size() ? second - oldest + 1 : 0;
  }

  private double desired(int lag) {
    double sum = 0;
    for (int instance = 0; instance < running; instance++) {
      int partitions = PARTITIONS / running + (instance < PARTITIONS % running ? 1 : 0);
      sum += new DesiredTasks(partitions, times(), Duration.ofSeconds(lag)).number();
    }
    return sum;
  }

  private StageTimes times() {
    double busy = recent.stream().mapToDouble(Busy::share).average().orElse(0);
    boolean slow = recent.stream().anyMatch(Busy::slowDatabase);
    double millis = recent.size() * 1_000.0;
    double commit = slow ? SLOW_COMMIT_MILLIS : COMMIT_MILLIS;
    return new StageTimes(
        0,
        Math.round(busy * millis / commit),
        Map.of(
            Stage.POLL, Math.round((1 - busy) * millis),
            Stage.COMMIT, Math.round(busy * millis)));
  }

  private void scale(int second) {
    double desired = desiredInMinute / MINUTE;
    desiredInMinute = 0;
    int wants = Math.clamp((int) Math.ceil(desired - 1e-9), 1, PARTITIONS);
    wanted.addLast(wants);
    if (wanted.size() > PATIENCE_MINUTES) {
      wanted.removeFirst();
    }
    int most = wanted.stream().mapToInt(Integer::intValue).max().orElse(1);
    for (int have = running + starting.size(); have < wants; have++) {
      starting.add(second + START);
    }
    if (starting.isEmpty()) {
      running = Math.min(running, most);
    }
  }
}
