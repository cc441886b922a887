package io.cloudclicker.upkeep;

import static io.cloudclicker.replay.ReplayConfiguration.COMMITTED;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the upkeep together.
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

  @Bean
  Upkeep upkeep(
      JdbcTemplate jdbc,
      @Qualifier(COMMITTED) TransactionTemplate transaction,
      UpkeepProperties properties) {
    return new Upkeep(
        List.of(
            new JdbcRollUps(jdbc, transaction, properties),
            new JdbcOldRejections(jdbc, transaction, properties)),
        new JdbcOldJobs(jdbc),
        properties,
        Clock.systemUTC());
  }
}
