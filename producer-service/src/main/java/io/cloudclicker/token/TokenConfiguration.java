package io.cloudclicker.token;

import io.cloudclicker.trail.Trail;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the tokens of machines together.
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  private static final int LIMIT_SECONDS = 2;

  @Bean
  JdbcApiTokens apiTokens(JdbcClient jdbc, PlatformTransactionManager manager, Trail trail) {
    var transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
    return new JdbcApiTokens(jdbc, transactions, trail, Clock.systemUTC());
  }

  @Bean
  KnownTokens knownTokens(JdbcApiTokens tokens) {
    return new KnownTokens(tokens::find, Clock.systemUTC());
  }
}
