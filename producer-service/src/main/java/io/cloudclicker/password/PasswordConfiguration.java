package io.cloudclicker.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts passwords together. The list of common ones is zxcvbn's.
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  @Bean(destroyMethod = "close")
  Argon2Passwords passwords() {
    return new Argon2Passwords();
  }

  @Bean
  PasswordRules passwordRules() throws IOException {
    var common = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
    return new PasswordRules(common::contains);
  }
}
