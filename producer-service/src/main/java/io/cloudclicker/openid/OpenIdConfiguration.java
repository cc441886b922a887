package io.cloudclicker.openid;

import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.key.Keys;
import io.cloudclicker.key.Sealing;
import io.cloudclicker.lockout.Lockouts;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.secondfactor.SecondFactors;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Trail;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts signing in with providers together.
@Configuration(proxyBeanMethods = false)
class OpenIdConfiguration {

  private static final int LIMIT_SECONDS = 2;

  @Bean
  Providers providers(OpenIdProperties properties) {
    return new OAuth2Providers(
        Objects.requireNonNullElse(properties.origin(), ""), properties.providers());
  }

  @Bean
  JdbcIdentities identities(
      JdbcClient jdbc, PlatformTransactionManager manager, JpaAccounts accounts, Trail trail) {
    var transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
    return new JdbcIdentities(jdbc, transactions, accounts, trail, Clock.systemUTC());
  }

  @Bean
  OpenIdSignIn openIdSignIn(
      Providers providers,
      JdbcIdentities identities,
      JpaAccounts accounts,
      Passwords passwords,
      SecondFactors secondFactors,
      Lockouts lockouts,
      Sessions sessions,
      Trail trail) {
    return new OpenIdSignIn(
        providers,
        identities,
        accounts,
        passwords,
        secondFactors,
        lockouts,
        sessions,
        trail,
        Clock.systemUTC());
  }

  @Bean
  SealedCookie openIdCookie(Keys keys) {
    return new SealedCookie(new Sealing(keys.derive("sign-in with providers", "AES")));
  }
}
