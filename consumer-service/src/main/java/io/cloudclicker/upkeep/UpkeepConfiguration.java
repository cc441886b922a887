package io.cloudclicker.upkeep;

import static io.cloudclicker.replay.ReplayConfiguration.COMMITTED;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the upkeep together.
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

  @Bean
  RollUps rollUps(
      JdbcTemplate jdbc,
      @Qualifier(COMMITTED) TransactionTemplate transaction,
      UpkeepProperties properties) {
    return new RollUps(new JdbcRollUps(jdbc, transaction), properties, Clock.systemUTC());
  }
}
