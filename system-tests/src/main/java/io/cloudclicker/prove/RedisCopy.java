package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.RestoreArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// What Redis held at a moment; put back, it is what clients see of a replica that was behind when
/// it was promoted.
final class RedisCopy {

  private final Stack stack;
  private final Map<String, byte[]> entries = new HashMap<>();

  private RedisCopy(Stack stack) {
    this.stack = stack;
  }

  static RedisCopy of(Stack stack) {
    var copy = new RedisCopy(stack);
    copy.with(
        redis -> {
          for (var key : redis.keys("*")) {
            var dump = redis.dump(key);
            if (dump != null) {
              copy.entries.put(key, dump);
            }
          }
        });
    return copy;
  }

  int keys() {
    return entries.size();
  }

  void takeThePlaceOfThePresent() {
    with(
        redis -> {
          redis.flushall();
          var always = RestoreArgs.Builder.ttl(0).replace();
          entries.forEach((key, dump) -> redis.restore(key, dump, always));
        });
  }

  private void with(Consumer<RedisCommands<String, String>> use) {
    var client = RedisClient.create(RedisURI.create(stack.redisHost(), stack.redisPort()));
    try (var connection = Objects.requireNonNull(client.connect())) {
      use.accept(connection.sync());
    } finally {
      client.shutdown();
    }
  }
}
