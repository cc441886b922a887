package io.cloudclicker.once;

import io.cloudclicker.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// What was used at any instance, by Redis; while it is away, at this one.
public final class RedisUseOnce implements UseOnce {

  private final RedisLink redis;
  private final String prefix;
  private final Duration life;
  private final UseOnce here;

  /// @param kind tells it from what else is used once; the middle of its keys in Redis
  /// @param life how long it would be good
  public RedisUseOnce(RedisLink redis, String kind, Duration life, Clock clock) {
    this.redis = redis;
    this.prefix = "clicker:" + kind + ":";
    this.life = life;
    this.here = new RecentlyUsed(clock, life);
  }

  @Override
  public boolean use(String id) {
    var once = SetArgs.Builder.nx().px(life.toMillis());
    return here.use(id)
        && redis
            .ask(commands -> List.of(commands.set(prefix + id, "used", once)))
            .map(replies -> "OK".equals(replies.getFirst()))
            .orElse(true);
  }
}
