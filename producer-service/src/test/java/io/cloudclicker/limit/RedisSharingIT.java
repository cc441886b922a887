package io.cloudclicker.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.redis.RedisLink;
import io.cloudclicker.testing.Stack;
import io.github.bucket4j.TimeMeter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Instances that limit together by Redis. The rates are so slow that no bucket fills meanwhile.
class RedisSharingIT {

  private static final Stack STACK = Stack.shared();
  private static final Rate RATE = Rate.of("100/24h");
  private static final RedisClient CLIENT =
      RedisClient.create(RedisURI.create(STACK.redisHost(), STACK.redisPort()));

  private final Subject somebody = new Subject(Kind.ADDRESS, UUID.randomUUID().toString());
  private final Instance one = new Instance();
  private final Instance other = new Instance();

  @AfterAll
  static void close() {
    CLIENT.shutdown();
  }

  private final class Instance {
    private final Bucket4jBuckets buckets =
        new Bucket4jBuckets(1_000, Duration.ofDays(1), TimeMeter.SYSTEM_NANOTIME);
    private final List<Boolean> heard = new ArrayList<>();
    private final RedisSharing sharing =
        new RedisSharing(
            buckets,
            new RedisLink(CLIENT, Duration.ofSeconds(2), "each instance limits alone"),
            heard::add);

    long take(int tries) {
      long taken = 0;
      for (int attempt = 0; attempt < tries; attempt++) {
        taken += buckets.take(somebody, RATE).isZero() ? 1 : 0;
      }
      return taken;
    }
  }

  @Test
  void takeNoMoreTogetherThanOneMay() {
    assertThat(one.take(60)).isEqualTo(60);
    one.sharing.share();
    assertThat(other.take(5)).isEqualTo(5);
    other.sharing.share();
    assertThat(other.take(100)).isEqualTo(35);
    other.sharing.share();
    assertThat(one.take(5)).isEqualTo(5);
    one.sharing.share();
    assertThat(one.take(100)).isZero();
  }

  @Test
  void learn_alsoWhereNothingWasTakenSince() {
    one.take(5);
    var bucket = one.buckets.due(1).getFirst();
    bucket.tell();
    one.sharing.share(List.of(bucket));
    assertThat(one.heard).containsExactly(true);
    other.take(90);
    other.sharing.share();
    one.sharing.share(List.of(bucket));
    assertThat(one.take(100)).isEqualTo(10);
  }

  @Test
  void tellNothing_whereLittleWasTaken() {
    one.take(4);
    one.sharing.share();
    assertThat(one.heard).isEmpty();
  }

  @Test
  void makeNobodyWaitForLongerThanABucketNeedsToFill() {
    for (int number = 0; number < 5; number++) {
      var instance = new Instance();
      assertThat(instance.take(100)).isEqualTo(100);
      instance.sharing.share();
    }
    one.take(5);
    one.sharing.share();
    assertThat(one.buckets.take(somebody, RATE))
        .isBetween(Duration.ofHours(24), Duration.ofHours(25));
  }

  @Test
  void leaveNothingInRedis_forLongerThanItMatters() {
    one.take(50);
    one.sharing.share();
    try (var redis = CLIENT.connect()) {
      var keys = redis.sync().keys("clicker:limit:address:100:86400000:" + somebody.who());
      assertThat(keys).hasSize(1);
      assertThat(redis.sync().ttl(keys.getFirst())).isBetween(42_000L, 43_200L);
    }
  }

  @Test
  void limitAlone_whileRedisIsAway_andTogetherAgainAfterwards() {
    STACK.killRedis();
    try {
      assertThat(one.take(200)).isEqualTo(100);
      one.sharing.share();
      assertThat(one.heard).containsExactly(false);
      assertThat(other.take(200)).isEqualTo(100);
    } finally {
      STACK.startRedis();
    }
    var late = new Instance();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              late.take(5);
              late.sharing.share();
              return late.heard.getLast();
            });
    var newcomer = new Instance();
    newcomer.take(5);
    newcomer.sharing.share();
    assertThat(newcomer.take(200)).isLessThan(95);
  }

  @Test
  void limitAlone_whereRedisHoldsNonsense() {
    try (var redis = CLIENT.connect()) {
      redis.sync().set("clicker:limit:address:100:86400000:" + somebody.who(), "nonsense");
      one.take(5);
      one.sharing.share();
      assertThat(one.heard).containsExactly(false);
      assertThat(one.take(200)).isEqualTo(95);
    }
  }
}
