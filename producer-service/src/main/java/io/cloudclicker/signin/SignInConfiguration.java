package io.cloudclicker.signin;

import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.lockout.Lockouts;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.secondfactor.SecondFactors;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Trail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts signing in together.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

  @Bean
  SignIn signIn(
      JpaAccounts accounts,
      Passwords passwords,
      Lockouts lockouts,
      SecondFactors secondFactors,
      Sessions sessions,
      Trail trail) {
    return new SignIn(accounts, passwords, lockouts, secondFactors, sessions, trail);
  }
}
