package io.cloudclicker.reading;

import io.cloudclicker.wire.CounterId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Who waits for which counters. However many wait for one, it is wanted once; whoever changes a
/// total calls [#changed], and only those that have what they waited for wake up, and those that
/// listen for every change. Safe for any thread.
final class Demand {

  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore asked = new Semaphore(0);

  private static final class Waiter {
    private final List<CounterId> counters;
    private final Predicate<CounterId> satisfied;
    private final long wantsFromNanos;
    private final CountDownLatch woken = new CountDownLatch(1);

    Waiter(List<CounterId> counters, Predicate<CounterId> satisfied, Duration patience) {
      this.counters = counters;
      this.satisfied = satisfied;
      wantsFromNanos = System.nanoTime() + patience.toNanos();
    }

    boolean isSatisfied() {
      return counters.stream().allMatch(satisfied);
    }

    List<CounterId> missing() {
      boolean patient = System.nanoTime() - wantsFromNanos < 0;
      return patient ? List.of() : counters.stream().filter(satisfied.negate()).toList();
    }
  }

  /// Waits until all counters satisfy.
  ///
  /// @param patience how long nobody need be asked, since a notice may tell
  void await(
      Collection<CounterId> counters,
      Predicate<CounterId> satisfied,
      Duration patience,
      Duration atMost) {
    var waiter = new Waiter(List.copyOf(counters), satisfied, patience);
    waiters.add(waiter);
    try {
      if (!waiter.isSatisfied()) {
        asked.release();
        waiter.woken.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      // The caller answers with what there is.
      Thread.currentThread().interrupt();
    } finally {
      waiters.remove(waiter);
    }
  }

  /// Calls back after every change, on the thread that made it.
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /// Wakes those that need not wait any more, and tells the listeners.
  void changed() {
    for (var waiter : waiters) {
      if (waiter.isSatisfied()) {
        waiter.woken.countDown();
      }
    }
    listeners.forEach(Runnable::run);
  }

  /// What somebody wants now.
  Set<CounterId> wanted() {
    return waiters.stream()
        .flatMap(waiter -> waiter.missing().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns as soon as anybody waits, or after the time.
  void awaitSomebody(long nanos) throws InterruptedException {
    if (waiters.isEmpty() && asked.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      asked.drainPermits();
    }
  }
}
