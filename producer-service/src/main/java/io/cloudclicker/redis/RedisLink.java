package io.cloudclicker.redis;

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
/// never an error. A connection that stays silent is replaced: its other end may be gone without a
/// word. Safe for any thread.
public final class RedisLink {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final int FAILURES_OF_A_DEAD_CONNECTION = 5;
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final RedisClient client;
  private final Duration timeout;
  private final String meanwhile;
  private @Nullable StatefulRedisConnection<String, String> connection;
  private long silentUntilNanos = System.nanoTime();
  private int failures;

  /// @param meanwhile what happens while Redis is away, as the log tells it
  public RedisLink(RedisClient client, Duration timeout, String meanwhile) {
    this.client = client;
    this.timeout = timeout;
    this.meanwhile = meanwhile;
  }

  /// Sends the commands and waits for all replies; empty where there was no answer in time.
  public synchronized <T> Optional<List<T>> ask(
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
    if (failures > 0) {
      LOG.info("Redis answers again");
      failures = 0;
    }
    return Optional.of(replies);
  }

  private <T> Optional<List<T>> failed(String why) {
    silentUntilNanos = System.nanoTime() + PAUSE_NANOS;
    if (failures == 0) {
      LOG.warn("Redis is away, {} meanwhile: {} runbook={}", meanwhile, why, Runbook.REDIS_AWAY);
    }
    failures++;
    if (failures % FAILURES_OF_A_DEAD_CONNECTION == 0) {
      disconnect();
    }
    return Optional.empty();
  }

  private void disconnect() {
    var dead = connection;
    connection = null;
    if (dead != null) {
      var _ = dead.closeAsync();
    }
  }
}
