package io.cloudclicker.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.redis.RedisLink;
import io.cloudclicker.testing.Stack;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What instances know of what was used at others.
class RedisUseOnceIT {

  private static final Stack STACK = Stack.shared();
  private static final RedisClient CLIENT =
      RedisClient.create(RedisURI.create(STACK.redisHost(), STACK.redisPort()));

  private final UseOnce one = instance(CLIENT);
  private final UseOnce other = instance(CLIENT);

  @AfterAll
  static void close() {
    CLIENT.shutdown();
  }

  private static UseOnce instance(RedisClient client) {
    var link = new RedisLink(client, Duration.ofSeconds(2), "each knows its own");
    return new RedisUseOnce(link, "test", Duration.ofSeconds(30), Clock.systemUTC());
  }

  @Test
  void areUsedOnce_atWhicheverInstance() {
    var id = UUID.randomUUID().toString();
    assertThat(one.use(id)).isTrue();
    assertThat(other.use(id)).isFalse();
    assertThat(one.use(id)).isFalse();
  }

  @Test
  void areUsedOnceAtEachInstance_whereRedisIsAway() {
    var nowhere = RedisClient.create(RedisURI.create("localhost", 1));
    try {
      var id = UUID.randomUUID().toString();
      var alone = instance(nowhere);
      assertThat(alone.use(id)).isTrue();
      assertThat(alone.use(id)).isFalse();
      assertThat(instance(nowhere).use(id)).isTrue();
    } finally {
      nowhere.shutdown();
    }
  }
}
