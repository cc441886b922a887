package io.cloudclicker.session;

import io.cloudclicker.key.Keys;
import io.cloudclicker.trail.Trail;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts sessions together.
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  private static final int LIMIT_SECONDS = 2;

  @Bean
  EndedSessions endedSessions() {
    return new EndedSessions();
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  JdbcEndedSessions endedSessionsReader(
      JdbcClient jdbc, EndedSessions ended, SessionProperties properties) {
    return new JdbcEndedSessions(jdbc, ended, properties.access(), Clock.systemUTC());
  }

  @Bean
  JwtAccessTokens accessTokens(Keys keys, EndedSessions ended, SessionProperties properties) {
    return new JwtAccessTokens(
        keys.signing(), ended, properties.issuer(), properties.access(), Clock.systemUTC());
  }

  @Bean
  JpaSessions sessions(
      JpaSessionRepository rows,
      PlatformTransactionManager manager,
      Keys keys,
      EndedSessions ended,
      Trail trail,
      SessionProperties properties) {
    var transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
    var tokens = new RefreshTokens(keys.derive("refresh tokens", "HmacSHA256"));
    return new JpaSessions(
        rows, transactions, tokens, ended, trail, properties.idle(), Clock.systemUTC());
  }

  @Bean
  JsonTokens tokens(JwtAccessTokens access, SessionProperties properties, CookieCalls calls) {
    return new JsonTokens(access, properties.idle(), calls);
  }

  @Bean
  CookieCalls cookieCalls(@Value("${clicker.cookie-origins:}") Set<String> origins) {
    return new CookieCalls(origins);
  }
}
