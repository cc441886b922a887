package io.cloudclicker.ticket;

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

/// What instances know of each other's tickets.
class RedisUsedTicketsIT {

  private static final Stack STACK = Stack.shared();
  private static final RedisClient CLIENT =
      RedisClient.create(RedisURI.create(STACK.redisHost(), STACK.redisPort()));

  private final UsedTickets one = instance(CLIENT);
  private final UsedTickets other = instance(CLIENT);

  @AfterAll
  static void close() {
    CLIENT.shutdown();
  }

  private static UsedTickets instance(RedisClient client) {
    var link = new RedisLink(client, Duration.ofSeconds(2), "each knows its own");
    return new RedisUsedTickets(link, new RecentlyUsed(Clock.systemUTC()));
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
