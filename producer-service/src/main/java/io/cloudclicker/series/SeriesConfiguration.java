package io.cloudclicker.series;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SeriesConfiguration {

  /// Series need not be of this moment: a replica would do.
  @Bean
  JdbcHistory history(DataSource primary, SeriesProperties properties) {
    return new JdbcHistory(primary, properties.queryTimeout());
  }
}
