package io.cloudclicker.recount;

import static io.cloudclicker.replay.ReplayConfiguration.COMMITTED;
import static io.cloudclicker.replay.ReplayConfiguration.SNAPSHOT;

import io.cloudclicker.replay.JdbcTallies;
import io.cloudclicker.replay.ReplaySlice;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the recount together. It comes before the audit: somebody waits for it.
@Configuration(proxyBeanMethods = false)
class RecountConfiguration {

  @Bean
  JdbcShadows shadows(JdbcTemplate jdbc, @Qualifier(COMMITTED) TransactionTemplate transaction) {
    return new JdbcShadows(jdbc, transaction);
  }

  @Bean
  Recounting recounting(Shadows shadows) {
    return new Recounting(shadows);
  }

  @Bean
  @Order(1)
  Recounts recounts(
      Shadows shadows,
      JdbcTemplate jdbc,
      @Qualifier(COMMITTED) TransactionTemplate transaction,
      @Qualifier(SNAPSHOT) TransactionTemplate snapshot,
      JdbcTallies tallies,
      StringRedisTemplate redis,
      ReplaySlice slice) {
    return new Recounts(
        shadows,
        new JdbcRevisions(jdbc, transaction, snapshot, Clock.systemUTC()),
        tallies,
        new RedisForgetter(redis),
        slice.records());
  }
}
