package io.cloudclicker.fate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Plays random schedules of one partition: edges whose clocks are apart, brokers of which one is
/// sometimes 20 minutes off, retries, appends up to 45 minutes late, and look-ups at any time, some
/// of which go on where an earlier one ended. Whatever was told as final stays true, and what is
/// found is what a consumer counts.
class FateModelTest {

  private static final int SCHEDULES = 3_000;
  private static final long START = 1_800_000_000_000L;
  private static final double MINUTE = 60_000;

  private record Appended(LogRecord record, long atMillis) {}

  private record Event(double at, int order, Runnable run) {}

  @Test
  void neverContradictsItself() {
    int finals = 0;
    int found = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      var schedule = new Schedule(seed);
      schedule.play();
      schedule.check();
      finals += schedule.never.size();
      found += schedule.found.size();
    }
    assertThat(finals).isGreaterThan(SCHEDULES);
    assertThat(found).isGreaterThan(SCHEDULES);
  }

  private static final class Schedule {
    private final int seed;
    private final Random random;
    private final double[] edges = new double[3];
    private final double[] brokers = new double[3];
    private final List<Appended> log = new ArrayList<>();
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingInt(Event::order));
    private final Map<ClickKey, Long> resume = new HashMap<>();
    private final Set<ClickKey> never = new HashSet<>();
    private final Map<ClickKey, Long> found = new HashMap<>();
    private int leader;

    Schedule(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      for (int i = 0; i < 3; i++) {
        edges[i] = between(-1, 1);
        brokers[i] = between(-1.5, 1.5);
      }
      if (random.nextDouble() < .2) {
        brokers[0] += random.nextBoolean() ? 20 : -20;
      }
      int keys = 5 + random.nextInt(56);
      for (int i = 0; i < keys; i++) {
        plan();
      }
    }

    private void plan() {
      double born = between(0, 150);
      var key = ClickKey.at(millis(born + edge() + between(-10, 1)), random);
      int tries = random.nextInt(5);
      at(born, () -> send(key, born));
      for (int i = 0; i < tries; i++) {
        double again = born + between(0, 11);
        at(again, () -> send(key, again));
      }
      int asks = random.nextInt(3);
      for (int i = 0; i < asks; i++) {
        double ask = born + between(0, 40);
        at(ask, () -> ask(key, ask));
      }
    }

    void play() {
      while (!events.isEmpty()) {
        if (random.nextDouble() < .05) {
          leader = random.nextInt(3);
        }
        events.remove().run.run();
      }
    }

    private void send(ClickKey key, double t) {
      double age = (millis(t + edge()) - key.timeMillis()) / MINUTE;
      if (age > 10 || age < -1) {
        return;
      }
      double x = random.nextDouble();
      if (x < .8) {
        at(t + between(0, .05), () -> append(key, t));
      } else if (x < .9) {
        double late = t + between(0, 45);
        at(late, () -> append(key, late));
      }
    }

    private void append(ClickKey key, double t) {
      var counter = CounterId.of(CounterName.GLOBAL);
      var click = new Entry.Good(new Click(counter, 0, key, 1, START, null));
      append(new LogRecord.Clicks(List.of(click)), t);
    }

    private void append(LogRecord record, double t) {
      log.add(new Appended(record, millis(t + brokers[leader])));
    }

    /// As the reader of the log does it: to the end, then on to a tick where that may help.
    private void ask(ClickKey key, double t) {
      var scan = new FateScan(1, 0, List.of(key));
      int offset = start(key);
      offset = read(scan, offset);
      long now = millis(t + edge());
      if (!scan.undecided().isEmpty() && KeyClock.finalAt(key) <= now) {
        append(new LogRecord.Tick(now), t);
        offset = read(scan, offset);
      }
      switch (scan.verdicts().get(key)) {
        case Verdict.Never _ -> never.add(key);
        case Verdict.Found(var place, _) -> found.put(key, place.offset());
        case Verdict.NotYet _ -> resume.put(key, (long) offset);
        case null, default -> throw new AssertionError("seed " + seed);
      }
    }

    private int start(ClickKey key) {
      if (resume.containsKey(key) && random.nextBoolean()) {
        return Math.toIntExact(resume.get(key));
      }
      int offset = 0;
      while (offset < log.size() && log.get(offset).atMillis < KeyClock.firstAppendOf(key)) {
        offset++;
      }
      return offset;
    }

    private int read(FateScan scan, int from) {
      for (int offset = from; offset < log.size(); offset++) {
        scan.next(offset, log.get(offset).atMillis, log.get(offset).record);
      }
      return log.size();
    }

    void check() {
      var counted = count();
      assertThat(counted).as("seed %d", seed).containsAllEntriesOf(found);
      var wrong = new HashSet<>(never);
      wrong.retainAll(counted.keySet());
      assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    /// The rules of the log, told once more and without the code under test.
    private Map<ClickKey, Long> count() {
      Map<ClickKey, Long> counted = new HashMap<>();
      long clock = 0;
      for (int offset = 0; offset < log.size(); offset++) {
        var appended = log.get(offset);
        long time = time(appended.record);
        if (time > appended.atMillis + 2 * 60_000) {
          continue;
        }
        if (time > clock - 14 * 60_000 && appended.record instanceof LogRecord.Clicks clicks) {
          counted.putIfAbsent(key(clicks), (long) offset);
        }
        clock = Math.max(clock, time);
      }
      return counted;
    }

    private static long time(LogRecord record) {
      return switch (record) {
        case LogRecord.Clicks clicks -> key(clicks).timeMillis();
        case LogRecord.Tick(long atMillis) -> atMillis;
        default -> throw new AssertionError(record);
      };
    }

    private static ClickKey key(LogRecord.Clicks clicks) {
      if (clicks.entries().getFirst() instanceof Entry.Good(var click) && click.key() != null) {
        return click.key();
      }
      throw new AssertionError(clicks);
    }

    private double edge() {
      return edges[random.nextInt(3)];
    }

    private double between(double from, double to) {
      return random.nextDouble(from, to);
    }

    private void at(double t, Runnable run) {
      events.add(new Event(t, events.size(), run));
    }

    private static long millis(double minutes) {
      return START + Math.round(minutes * MINUTE);
    }
  }
}
