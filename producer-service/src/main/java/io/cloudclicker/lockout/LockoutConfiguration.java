package io.cloudclicker.lockout;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts lockouts together.
@Configuration(proxyBeanMethods = false)
class LockoutConfiguration {

  private static final int LIMIT_SECONDS = 2;

  @Bean
  JdbcLockouts lockouts(JdbcClient jdbc, PlatformTransactionManager manager) {
    var transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
    return new JdbcLockouts(jdbc, transactions, Clock.systemUTC());
  }
}
