package io.cloudclicker.limit;

import io.cloudclicker.redis.RedisLink;
import io.github.bucket4j.TimeMeter;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts limits together.
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

  private static final Duration TIMEOUT = Duration.ofMillis(250);

  @Bean
  LimitMetrics limitMetrics(MeterRegistry meters) {
    return new LimitMetrics(meters);
  }

  @Bean
  Bucket4jBuckets buckets(LimitProperties settings) {
    var fills = Stream.of(Kind.values()).map(kind -> settings.rate(kind).per());
    var slowest = fills.max(Duration::compareTo).orElseThrow().plusMinutes(1);
    return new Bucket4jBuckets(settings.remembered(), slowest, TimeMeter.SYSTEM_NANOTIME);
  }

  @Bean
  CallerLimits callerLimits(LimitProperties settings, Buckets buckets, LimitMetrics metrics) {
    return new CallerLimits(settings, buckets, metrics::refused);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  SharingThread limitSharing(
      Bucket4jBuckets buckets,
      RedisClient client,
      RedisProperties redis,
      LimitProperties settings,
      LimitMetrics metrics) {
    var timeout = Optional.ofNullable(redis.getTimeout()).orElse(TIMEOUT);
    var link = new RedisLink(client, timeout, "each instance limits alone");
    var sharing = new RedisSharing(buckets, link, metrics::heard);
    return new SharingThread(sharing::share, settings.interval());
  }
}
