package io.cloudclicker.reading;

import io.cloudclicker.runbook.Runbook;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commands to Redis, many at once in order. Redis away or hung costs one time-out a second, and is
/// never an error. Safe for any thread.
final class RedisLink {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final RedisClient client;
  private final Duration timeout;
  private @Nullable StatefulRedisConnection<String, String> connection;
  private long silentUntilNanos = System.nanoTime();
  private boolean away;

  RedisLink(RedisClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /// Sends the commands and waits for all replies; empty where there was no answer in time.
  synchronized <T> Optional<List<T>> ask(
      Function<RedisAsyncCommands<String, String>, List<RedisFuture<T>>> commands) {
    if (System.nanoTime() - silentUntilNanos < 0) {
      return Optional.empty();
    }
    try {
      return answered(replies(commands.apply(connected().async())));
    } catch (RedisException | CancellationException e) {
      return failed(e.toString());
    }
  }

  private <T> List<T> replies(List<RedisFuture<T>> futures) {
    if (!LettuceFutures.awaitAll(timeout, futures.toArray(RedisFuture[]::new))) {
      futures.forEach(future -> future.cancel(false));
      throw new RedisException("no answer within " + timeout.toMillis() + " ms");
    }
    return futures.stream().map(future -> future.toCompletableFuture().join()).toList();
  }

  private StatefulRedisConnection<String, String> connected() {
    var known = connection;
    if (known == null) {
      known = client.connect();
      connection = known;
    }
    return known;
  }

  private <T> Optional<List<T>> answered(List<T> replies) {
    if (away) {
      LOG.info("Redis answers again");
      away = false;
    }
    return Optional.of(replies);
  }

  private <T> Optional<List<T>> failed(String why) {
    silentUntilNanos = System.nanoTime() + PAUSE_NANOS;
    if (!away) {
      LOG.warn(
          "Redis is away, totals are read from MySQL meanwhile: {} runbook={}",
          why,
          Runbook.REDIS_AWAY);
      away = true;
    }
    return Optional.empty();
  }
}
