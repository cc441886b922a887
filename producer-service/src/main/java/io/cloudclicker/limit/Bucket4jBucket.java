package io.cloudclicker.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What one subject may take on this instance. It decides alone, and corrects itself by what all
/// instances have left together. Safe for any thread.
final class Bucket4jBucket {

  /// Whatever is less than one part of so many is not told to other instances yet.
  private static final int PARTS = 20;

  private final Subject subject;
  private final Rate rate;
  private final Bucket bucket;
  private final AtomicLong untold = new AtomicLong();

  Bucket4jBucket(Subject subject, Rate rate, TimeMeter time) {
    this.subject = subject;
    this.rate = rate;
    this.bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(rate.most()).refillGreedy(rate.most(), rate.per()))
            .withCustomTimePrecision(time)
            .build();
  }

  Subject subject() {
    return subject;
  }

  Rate rate() {
    return rate;
  }

  /// @return how long to wait for a token; zero where one was taken
  Duration take() {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
    untold.incrementAndGet();
    return Duration.ZERO;
  }

  /// Whether the other instances ought to know.
  boolean isDue() {
    return untold.get() >= Math.max(1, rate.most() / PARTS);
  }

  /// What was taken here since the last time; told once, whether it is heard or not.
  long tell() {
    return untold.getAndSet(0);
  }

  /// @param leftForAll after what was told here; below zero where it is to be waited for
  void learn(long leftForAll) {
    long mine = untold.get() + bucket.getAvailableTokens();
    if (mine > leftForAll) {
      bucket.consumeIgnoringRateLimits(mine - leftForAll);
    }
  }
}
