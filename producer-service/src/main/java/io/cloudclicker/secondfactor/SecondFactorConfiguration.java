package io.cloudclicker.secondfactor;

import io.cloudclicker.key.Keys;
import io.cloudclicker.key.Sealing;
import io.cloudclicker.trail.Trail;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts second factors together.
@Configuration(proxyBeanMethods = false)
class SecondFactorConfiguration {

  private static final int LIMIT_SECONDS = 2;

  @Bean
  JdbcSecondFactors secondFactors(
      JdbcClient jdbc, PlatformTransactionManager manager, Keys keys, Trail trail) {
    var transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
    var sealing = new Sealing(keys.derive("second factors", "AES"));
    return new JdbcSecondFactors(jdbc, transactions, sealing, trail, Clock.systemUTC());
  }
}
