package io.cloudclicker.ticket;

import io.cloudclicker.key.Keys;
import io.cloudclicker.key.Sealing;
import io.cloudclicker.once.RedisUseOnce;
import io.cloudclicker.redis.RedisLink;
import io.lettuce.core.RedisClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts tickets together.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

  private static final Duration TIMEOUT = Duration.ofMillis(250);

  @Bean
  StreamTickets streamTickets(Keys keys, RedisClient client, RedisProperties redis) {
    var clock = Clock.systemUTC();
    var timeout = Optional.ofNullable(redis.getTimeout()).orElse(TIMEOUT);
    var link = new RedisLink(client, timeout, "a ticket is good once at each instance");
    var used = new RedisUseOnce(link, "ticket", StreamTickets.LIFE, clock);
    return new StreamTickets(new Sealing(keys.derive("stream tickets", "AES")), used, clock);
  }
}
