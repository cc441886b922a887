package io.cloudclicker.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class Bucket4jBucketsTest {

  private static final Rate RATE = Rate.of("60/1m");
  private static final Subject SOMEBODY = new Subject(Kind.ADDRESS, "203.0.113.7");

  private final Time time = new Time();
  private final Bucket4jBuckets buckets = new Bucket4jBuckets(1_000, Duration.ofHours(1), time);

  private static final class Time implements TimeMeter {
    private final AtomicLong nanos = new AtomicLong(1);

    void pass(Duration duration) {
      nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void letsSoManyThrough_thenSaysHowLongToWait() {
    assertThat(taken(SOMEBODY, 100)).isEqualTo(60);
    assertThat(buckets.take(SOMEBODY, RATE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void fillsEvenly_andToTheBrimAtMost() {
    taken(SOMEBODY, 60);
    time.pass(Duration.ofMillis(2_900));
    assertThat(taken(SOMEBODY, 10)).isEqualTo(2);
    assertThat(buckets.take(SOMEBODY, RATE)).isEqualTo(Duration.ofMillis(100));
    time.pass(Duration.ofDays(1));
    assertThat(taken(SOMEBODY, 100)).isEqualTo(60);
  }

  @Test
  void letsNoOneMoreThrough_whenAllComeAtOnce() throws InterruptedException {
    var through = new AtomicLong();
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 200; call++) {
        var _ =
            threads.submit(
                () -> {
                  begin.await();
                  return through.addAndGet(taken(SOMEBODY, 1));
                });
      }
      begin.countDown();
    }
    assertThat(through).hasValue(60);
  }

  @Test
  void countsEachOneAlone() {
    taken(SOMEBODY, 60);
    assertThat(taken(new Subject(Kind.ADDRESS, "203.0.113.8"), 1)).isEqualTo(1);
    assertThat(taken(new Subject(Kind.COUNTER, "203.0.113.7"), 1)).isEqualTo(1);
    assertThat(taken(SOMEBODY, 1)).isZero();
  }

  @Test
  void remembersSoManyAtMost_thoseThatAreUsedMost() {
    taken(SOMEBODY, 60);
    for (int other = 0; other < 20_000; other++) {
      taken(new Subject(Kind.ADDRESS, "other-" + other), 1);
      taken(SOMEBODY, 1);
    }
    await().untilAsserted(() -> assertThat(buckets.size()).isLessThanOrEqualTo(1_000));
    assertThat(taken(SOMEBODY, 1)).isZero();
  }

  @Test
  void isDue_onceATwentiethWasTaken() {
    taken(SOMEBODY, 2);
    assertThat(buckets.due(10)).isEmpty();
    taken(SOMEBODY, 1);
    assertThat(buckets.due(10)).extracting(Bucket4jBucket::tell).containsExactly(3L);
    assertThat(buckets.due(10)).isEmpty();
  }

  @Test
  void learnsWhatOthersTook_andGivesNothingBack() {
    taken(SOMEBODY, 3);
    var bucket = buckets.due(1).getFirst();
    assertThat(bucket.tell()).isEqualTo(3);
    taken(SOMEBODY, 1);
    bucket.learn(7);
    assertThat(taken(SOMEBODY, 10)).isEqualTo(6);
    bucket.learn(60);
    assertThat(taken(SOMEBODY, 1)).isZero();
  }

  @Test
  void waitsForWhatOthersTookTooMuch() {
    taken(SOMEBODY, 3);
    var bucket = buckets.due(1).getFirst();
    bucket.tell();
    bucket.learn(-9);
    assertThat(buckets.take(SOMEBODY, RATE)).isEqualTo(Duration.ofSeconds(10));
  }

  private long taken(Subject subject, int tries) {
    long taken = 0;
    for (int attempt = 0; attempt < tries; attempt++) {
      taken += buckets.take(subject, RATE).isZero() ? 1 : 0;
    }
    return taken;
  }
}
