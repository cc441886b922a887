package io.cloudclicker.own;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OwnConfiguration {

  @Bean
  OwnClicks ownClicks(DataSource primary) {
    return new JdbcOwnClicks(primary);
  }
}
