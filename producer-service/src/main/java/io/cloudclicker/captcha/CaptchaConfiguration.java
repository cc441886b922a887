package io.cloudclicker.captcha;

import io.cloudclicker.key.Keys;
import io.cloudclicker.once.RedisUseOnce;
import io.cloudclicker.redis.RedisLink;
import io.lettuce.core.RedisClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts challenges together. Nothing connects to Redis before the first solution comes.
@Configuration(proxyBeanMethods = false)
class CaptchaConfiguration {

  private static final Duration TIMEOUT = Duration.ofMillis(250);

  @Bean
  CaptchaDesk captchaDesk(
      CaptchaProperties settings, Keys keys, RedisClient client, RedisProperties redis) {
    var clock = Clock.systemUTC();
    var timeout = Optional.ofNullable(redis.getTimeout()).orElse(TIMEOUT);
    var link = new RedisLink(client, timeout, "a solved challenge is good once at each instance");
    var used = new RedisUseOnce(link, "captcha", settings.validity(), clock);
    var key = keys.derive("captcha", "HmacSHA256");
    return new CaptchaDesk(new AltchaCaptcha(key, settings, used, clock), settings);
  }
}
