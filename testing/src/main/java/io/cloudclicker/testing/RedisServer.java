package io.cloudclicker.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Objects;
import java.util.function.Function;
import org.awaitility.Awaitility;

/// Asks a stack's Redis, with a connection for each question, so that a paused server leaves
/// nothing behind.
record RedisServer(String host, int port) {
  void flush() {
    ask(RedisCommands::flushall);
  }

  void awaitReady() {
    Awaitility.await("Redis answers")
        .ignoreExceptionsInstanceOf(RedisException.class)
        .until(() -> "PONG".equals(ask(RedisCommands::ping)));
  }

  /// The name and version that the server tells.
  String version() {
    String info = ask(it -> it.info("server"));
    return info.contains("valkey_version:")
        ? "Valkey " + value(info, "valkey_version:")
        : "Redis " + value(info, "redis_version:");
  }

  private <T> T ask(Function<RedisCommands<String, String>, T> question) {
    RedisClient client = RedisClient.create(RedisURI.create(host, port));
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return Objects.requireNonNull(question.apply(connection.sync()));
    } finally {
      client.shutdown();
    }
  }

  private static String value(String info, String key) {
    return info.lines()
        .filter(it -> it.startsWith(key))
        .map(it -> it.substring(key.length()).strip())
        .findFirst()
        .orElse("of an unknown version");
  }
}
