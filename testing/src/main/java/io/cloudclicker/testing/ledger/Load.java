package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Presses a counter many times, from many clients at once. In mode R each press is tried again
/// with the same key until it is acknowledged; in mode N it is tried once.
///
/// @param presses how many, each with a key of its own
/// @param clients how many press at once
/// @param perSecond at most so many presses begin in a second
/// @param again the share of presses that are sent once more though they were acknowledged, half of
///   them at the same time as the first attempt, from 0 to 1
/// @param retry mode R if true, mode N if not
public record Load(
    CounterName counter,
    long presses,
    int clients,
    int perSecond,
    double again,
    boolean retry,
    long seed) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /// Presses until all are done; press number n begins n / `perSecond` after the start at the
  /// earliest, however long others take.
  public void run(Presses client) throws InterruptedException, ExecutionException {
    runWhile(() -> true, client);
  }

  /// The same, and no press begins when it may not go on; those that began are finished.
  public void runWhile(BooleanSupplier goOn, Presses client)
      throws InterruptedException, ExecutionException {
    var begun = new AtomicLong();
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, clients)
              .mapToObj(number -> threads.submit(client(number, begun, start, goOn, client)))
              .toList();
      for (var one : running) {
        one.get();
      }
    }
  }

  private Callable<Void> client(
      int number, AtomicLong begun, long start, BooleanSupplier goOn, Presses client) {
    var random = new Random(seed * 1_000_003 + number);
    return () -> {
      for (long n = begun.getAndIncrement(); n < presses; n = begun.getAndIncrement()) {
        waitUntil(start + n * 1_000_000_000 / perSecond);
        if (!goOn.getAsBoolean()) {
          break;
        }
        press(ClickKey.at(System.currentTimeMillis(), random), random, client);
      }
      return null;
    };
  }

  private static void waitUntil(long nanoTime) {
    for (long rest = nanoTime - System.nanoTime(); rest > 0; rest = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  private void press(ClickKey key, Random random, Presses client) throws InterruptedException {
    double chance = random.nextDouble();
    if (chance < again / 2) {
      pressTwiceAtOnce(key, client);
    }
    pressUntilAcknowledged(key, client);
    if (chance >= again / 2 && chance < again) {
      client.press(counter, key);
    }
  }

  private void pressTwiceAtOnce(ClickKey key, Presses client) throws InterruptedException {
    var done = new CountDownLatch(1);
    Thread.startVirtualThread(
        () -> {
          try {
            client.press(counter, key);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            done.countDown();
          }
        });
    client.press(counter, key);
    done.await();
  }

  private void pressUntilAcknowledged(ClickKey key, Presses client) throws InterruptedException {
    var pause = FIRST_PAUSE;
    while (!client.press(counter, key) && retry) {
      waitUntil(System.nanoTime() + pause.toNanos());
      var longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }
}
