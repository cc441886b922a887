package io.cloudclicker.reading;

import io.cloudclicker.redis.RedisLink;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A Redis client of its own, since Lettuce's defaults wait a minute and queue without limit.
@Configuration(proxyBeanMethods = false)
class RedisReadingConfiguration {

  private static final int MAX_QUEUED = 1_000;
  private static final Duration TIMEOUT = Duration.ofMillis(250);
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

  @Bean(destroyMethod = "shutdown")
  RedisClient readingRedisClient(
      ClientResources resources, RedisConnectionDetails details, RedisProperties properties) {
    var client = RedisClient.create(resources, uri(details, properties));
    client.setOptions(options(timeout(properties), connectTimeout(properties)));
    return client;
  }

  @Bean
  RedisTotals redisTotals(RedisClient client, RedisProperties properties) {
    return new RedisTotals(
        new RedisLink(client, timeout(properties), "totals are read from MySQL"));
  }

  @Bean
  RedisNotices redisNotices(
      RedisClient client, Totals totals, Demand demand, ReadingMetrics metrics) {
    return new RedisNotices(client, totals, demand, metrics::heard, Clock.systemUTC());
  }

  private static RedisURI uri(RedisConnectionDetails details, RedisProperties properties) {
    var server = Objects.requireNonNull(details.getStandalone(), "one Redis server is expected");
    var uri =
        RedisURI.builder()
            .withHost(server.getHost())
            .withPort(server.getPort())
            .withDatabase(server.getDatabase())
            .withSsl(properties.getSsl().isEnabled())
            .withTimeout(timeout(properties))
            .build();
    var password = details.getPassword();
    if (password != null) {
      var credentials = RedisCredentials.just(details.getUsername(), password);
      uri.setCredentialsProvider(RedisCredentialsProvider.from(() -> credentials));
    }
    return uri;
  }

  static ClientOptions options(Duration timeout, Duration connectTimeout) {
    var socket = SocketOptions.builder().connectTimeout(connectTimeout).keepAlive(true).build();
    return ClientOptions.builder()
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(MAX_QUEUED)
        .timeoutOptions(TimeoutOptions.enabled(timeout))
        .socketOptions(socket)
        .build();
  }

  private static Duration connectTimeout(RedisProperties properties) {
    var timeout = properties.getConnectTimeout();
    return timeout == null ? CONNECT_TIMEOUT : timeout;
  }

  private static Duration timeout(RedisProperties properties) {
    var timeout = properties.getTimeout();
    return timeout == null ? TIMEOUT : timeout;
  }
}
