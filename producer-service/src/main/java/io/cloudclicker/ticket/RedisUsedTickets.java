package io.cloudclicker.ticket;

import io.cloudclicker.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.util.List;

/// The tickets that were used at any instance, by Redis; while it is away, at this one.
final class RedisUsedTickets implements UsedTickets {

  private static final String PREFIX = "clicker:ticket:";
  private static final SetArgs ONCE = SetArgs.Builder.nx().px(StreamTickets.LIFE.toMillis());

  private final RedisLink redis;
  private final UsedTickets here;

  RedisUsedTickets(RedisLink redis, UsedTickets here) {
    this.redis = redis;
    this.here = here;
  }

  @Override
  public boolean use(String id) {
    return here.use(id)
        && redis
            .ask(commands -> List.of(commands.set(PREFIX + id, "used", ONCE)))
            .map(replies -> "OK".equals(replies.getFirst()))
            .orElse(true);
  }
}
