package io.cloudclicker.bench;

import java.time.Duration;
import java.util.concurrent.Callable;

/// How fast something that only grows comes to its end: from the first growth that is seen, so that
/// what a process needs to start is not part of it.
record Drain(double perSecond, Duration took) {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(10);

  /// Looks until `end` is reached.
  ///
  /// @param now how far it is; may fail for a while
  /// @throws VoidRun where it never came there, or came so fast that nothing can be told
  static Drain watch(long end, Callable<Long> now) throws InterruptedException {
    long from = known(now);
    long first = from;
    long firstAt = System.nanoTime();
    long limit = firstAt + LIMIT.toNanos();
    long at = from;
    while (at < end) {
      if (first == from && at > from) {
        first = at;
        firstAt = System.nanoTime();
      }
      if (System.nanoTime() - limit > 0) {
        throw new VoidRun("%,d of %,d were counted in %d s".formatted(at, end, LIMIT.toSeconds()));
      }
      Thread.sleep(LOOK);
      at = known(now);
    }
    if (at > end) {
      throw new VoidRun("%,d were counted, there are %,d".formatted(at, end));
    }
    if (first == from) {
      throw new VoidRun("it was over before anything could be measured; take more --seconds");
    }
    var took = Duration.ofNanos(System.nanoTime() - firstAt);
    return new Drain((end - first) / (took.toNanos() / 1e9), took);
  }

  private static long known(Callable<Long> now) throws InterruptedException {
    try {
      return now.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The tables are not made yet, or the database is busy: the next look tells.
      return 0;
    }
  }
}
