package io.cloudclicker.load;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long this process wanted to run and was not given a processor: where its CPU is limited or
/// taken by others, or its garbage is collected. A thread of its own sleeps for moments, and what
/// it sleeps too long is that. It costs about fifty wake-ups a second.
final class Starvation implements AutoCloseable {

  static final Duration MOMENT = Duration.ofMillis(20);

  /// Any system wakes a thread up as late as this.
  static final Duration USUAL = Duration.ofMillis(10);

  /// Who is suspended for longer is stopped, not short of a processor.
  static final Duration LONGEST = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private final Thread thread =
      Thread.ofPlatform().name("starvation").daemon().unstarted(this::run);
  private volatile long nanos;
  private long before;

  Starvation() {
    this(System::nanoTime);
  }

  Starvation(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    before = nanoTime.getAsLong();
  }

  void start() {
    thread.start();
  }

  /// Since the process began, nanoseconds.
  long nanos() {
    return nanos;
  }

  private void run() {
    before = nanoTime.getAsLong();
    try {
      while (true) {
        Thread.sleep(MOMENT);
        slept();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A moment should be over now. Of one thread only.
  void slept() {
    long now = nanoTime.getAsLong();
    long late = now - before - MOMENT.toNanos();
    before = now;
    if (late > USUAL.toNanos()) {
      // Only this thread writes.
      nanos = nanos() + Math.min(late, LONGEST.toNanos());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
