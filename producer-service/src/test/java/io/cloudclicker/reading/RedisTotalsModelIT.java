package io.cloudclicker.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.reading.RedisTotals.Claim;
import io.cloudclicker.redis.RedisLink;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/// However consumers' steps, readers' claims and fills, and flushes of Redis interleave: what Redis
/// tells includes what it says.
class RedisTotalsModelIT {

  private static final int STEPS = 80;
  private static final RedisByHand REDIS = new RedisByHand(Stack.shared(), "a-modelled-topic");
  private static final RedisClient CLIENT =
      RedisTotalsIT.client(Stack.shared().redisHost(), Stack.shared().redisPort());

  @AfterContainer
  static void close() {
    REDIS.close();
    CLIENT.shutdown();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
  void includesWhatItSays(@ForAll long seed) {
    REDIS.commands().flushall();
    var run = new Run(new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      run.step();
      run.check();
    }
    assertThat(run.told).isPositive();
  }

  private static final class Run {

    private final Random random;
    private final WorldModel world;
    private final CountedLog log = new CountedLog(1, "a-modelled-topic");
    private final RedisTotals totals =
        new RedisTotals(new RedisLink(CLIENT, Duration.ofSeconds(10), "nothing is done"));
    private final List<Notice> merged = new ArrayList<>();
    private final List<Told> fills = new ArrayList<>();
    private int told;

    private record Told(Claim claim, Fill fill) {}

    Run(Random random) {
      this.random = random;
      world = new WorldModel(random);
    }

    void step() {
      switch (random.nextInt(24)) {
        case 0 -> world.recount();
        case 1 -> REDIS.commands().flushall();
        case 2, 3, 4, 5, 6 -> claim();
        case 7, 8, 9 -> fill();
        case 10 -> dropNotice();
        case 11, 12, 13 -> extend();
        default -> commit();
      }
    }

    /// Each partition's consumer tells one notice after the other, but not in one step.
    private void commit() {
      var notice = world.commit();
      merged.removeIf(
          earlier -> {
            boolean same = earlier.partition() == notice.partition();
            if (same) {
              REDIS.extend(earlier);
            }
            return same;
          });
      notice.cells().forEach(REDIS::merge);
      merged.add(notice);
      if (random.nextInt(3) > 0) {
        extend();
      }
    }

    private void extend() {
      if (!merged.isEmpty()) {
        REDIS.extend(merged.remove(random.nextInt(merged.size())));
      }
    }

    /// A consumer that dies after its commit tells nobody.
    private void dropNotice() {
      world.commit();
    }

    private void claim() {
      var claim = totals.read(log, List.of(counter())).claim();
      fills.add(new Told(claim, world.snapshot()));
      if (random.nextInt(4) > 0) {
        fill();
      }
    }

    private void fill() {
      if (!fills.isEmpty()) {
        var next = fills.remove(random.nextInt(fills.size()));
        totals.fill(next.claim(), next.fill());
      }
    }

    private CounterId counter() {
      return WorldModel.counter(random.nextInt(WorldModel.COUNTERS));
    }

    void check() {
      for (int number = 0; number < WorldModel.COUNTERS; number++) {
        var counter = WorldModel.counter(number);
        for (var fill : totals.read(log, List.of(counter)).fills()) {
          check(number, counter, fill);
        }
      }
    }

    /// At least what it says, at most what is counted; of an epoch in between.
    private void check(int number, CounterId counter, Fill fill) {
      var reader = new Totals(ReadingSamples.properties(8), new HeardEpochs());
      reader.read(counter, 1);
      reader.fill(fill, 1);
      var total = Objects.requireNonNull(reader.read(counter, 1).last());
      var least = world.expected(number, fill.applied(), total.revision());
      var most = world.expected(number, world.applied(), total.revision());
      assertThat(total.epoch()).isBetween(least.get(0), most.get(0));
      if (total.epoch() == least.get(0)) {
        assertThat(total.count()).isGreaterThanOrEqualTo(least.get(1));
      }
      if (total.epoch() == most.get(0)) {
        assertThat(total.count()).isLessThanOrEqualTo(most.get(1));
      }
      told++;
    }
  }
}
