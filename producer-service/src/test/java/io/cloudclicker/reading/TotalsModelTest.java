package io.cloudclicker.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever order commits, notices and fills come in, lost, late or twice: a total is what the log
/// says at exactly its `applied`, and never goes backwards while it is in memory.
class TotalsModelTest {

  private static final int STEPS = 120;

  @Property(tries = 1_000)
  void isWhatTheLogSays_atExactlyItsApplied(@ForAll long seed) {
    var run = new Run(new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      run.step();
      run.check();
    }
    run.settle();
    run.checkPresent();
  }

  private static final class Run {

    private final Random random;
    private final WorldModel world;
    private final Totals totals = new Totals(ReadingSamples.properties(8), new HeardEpochs());
    private final List<Notice> notices = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Map<Integer, Total> shown = new HashMap<>();
    private int strangers;
    private long now = 1;

    Run(Random random) {
      this.random = random;
      world = new WorldModel(random);
    }

    void step() {
      now++;
      switch (random.nextInt(40)) {
        case 0 -> world.recount();
        case 1 -> readStrangers();
        case 2 -> maybeBeginLog();
        case 3, 4, 5, 6, 7, 8 -> fills.add(world.snapshot());
        case 9, 10, 11, 12 -> fill(random.nextInt(3) > 0);
        case 13, 14 -> offer();
        case 15, 16, 17, 18 -> notice(false);
        case 19, 20, 21, 22, 23, 24, 25, 26, 27 -> notice(true);
        default -> commit();
      }
    }

    /// Mostly the notice comes at once, as it does in life.
    private void commit() {
      var notice = world.commit();
      if (random.nextInt(3) > 0) {
        totals.take(notice, now);
      } else {
        notices.add(notice);
      }
    }

    private void notice(boolean newest) {
      if (!notices.isEmpty()) {
        int index = newest ? notices.size() - 1 : random.nextInt(notices.size());
        totals.take(random.nextBoolean() ? notices.remove(index) : notices.get(index), now);
      }
    }

    private void fill(boolean newest) {
      if (!fills.isEmpty()) {
        totals.fill(fills.get(newest ? fills.size() - 1 : random.nextInt(fills.size())), now);
      }
    }

    private void offer() {
      if (!fills.isEmpty()) {
        totals.offer(fills.get(random.nextInt(fills.size())), now);
      }
    }

    private void maybeBeginLog() {
      if (random.nextInt(4) == 0) {
        world.beginLog();
      }
    }

    private void readStrangers() {
      for (int count = 0; count < 3; count++) {
        totals.read(CounterId.of(new CounterName("stranger-" + strangers++)), now);
      }
    }

    void check() {
      int counter = random.nextInt(WorldModel.COUNTERS);
      var last = totals.read(WorldModel.counter(counter), now).last();
      if (last == null) {
        shown.remove(counter);
        return;
      }
      var before = shown.put(counter, last);
      assertThat(List.of(last.epoch(), last.count()))
          .isEqualTo(world.expected(counter, last.applied(), last.revision()));
      if (before != null) {
        assertThat(last.isBefore(before)).isFalse();
        assertThat(last.applied().includes(before.applied())).isTrue();
      }
    }

    void settle() {
      for (int counter = 0; counter < WorldModel.COUNTERS; counter++) {
        totals.read(WorldModel.counter(counter), now);
      }
      totals.fill(world.snapshot(), now);
    }

    void checkPresent() {
      for (int counter = 0; counter < WorldModel.COUNTERS; counter++) {
        var view = totals.read(WorldModel.counter(counter), now);
        assertThat(view.present()).isTrue();
        assertThat(view.last()).extracting(Total::applied).isEqualTo(world.applied());
      }
      check();
    }
  }
}
