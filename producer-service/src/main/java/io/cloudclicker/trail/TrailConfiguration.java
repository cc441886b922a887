package io.cloudclicker.trail;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts the trail together.
@Configuration(proxyBeanMethods = false)
class TrailConfiguration {

  @Bean
  JdbcTrail trail(JdbcClient jdbc) {
    return new JdbcTrail(jdbc, Clock.systemUTC());
  }
}
