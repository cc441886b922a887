package io.cloudclicker.account;

import io.cloudclicker.lockout.Lockouts;
import io.cloudclicker.password.PasswordRules;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Trail;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts accounts together.
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AccountConfiguration.class);
  private static final int LIMIT_SECONDS = 2;

  @Bean
  JpaAccounts accounts(
      JpaAccountRepository rows,
      PlatformTransactionManager manager,
      Sessions sessions,
      Trail trail) {
    var transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
    return new JpaAccounts(rows, transactions, sessions, trail, Clock.systemUTC());
  }

  @Bean
  JdbcMembers members(JdbcClient jdbc) {
    return new JdbcMembers(jdbc, Clock.systemUTC());
  }

  @Bean
  NewPasswords newPasswords(PasswordRules rules, Passwords passwords) {
    return new NewPasswords(rules, passwords);
  }

  @Bean
  OwnPassword ownPassword(Passwords passwords, Lockouts lockouts, Trail trail) {
    return new OwnPassword(passwords, lockouts, trail);
  }

  @Bean
  FirstOwner firstOwner(JpaAccounts accounts, Passwords passwords, AccountProperties properties) {
    return new FirstOwner(accounts, passwords, properties);
  }

  @Bean
  ApplicationRunner firstOwnerAtTheStart(FirstOwner first) {
    return _ -> {
      try {
        first.make();
      } catch (DataAccessException | TransactionException e) {
        LOG.warn(
            "Whether there is an owner is not known; the next start asks again runbook={}",
            Runbook.MYSQL_AWAY,
            e);
      }
    };
  }
}
