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

  @Bean
  JdbcNewestClicks newestClicks(DataSource primary, SeriesProperties properties) {
    return new JdbcNewestClicks(primary, properties.queryTimeout());
  }

  /// One row of callers for all that is read of the past.
  @Bean
  Turns turns(SeriesProperties properties) {
    return new Turns(properties.atOnce(), properties.patience());
  }
}
