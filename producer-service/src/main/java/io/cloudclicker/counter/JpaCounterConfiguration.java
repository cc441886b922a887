package io.cloudclicker.counter;

import io.cloudclicker.trail.Trail;
import java.time.Clock;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/// Puts the cold data of counters together.
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = JpaCounter.class)
@EnableJpaRepositories(basePackageClasses = JpaCounterRepository.class)
class JpaCounterConfiguration {

  @Bean
  JpaCounters jpaCounters(
      JpaCounterRepository rows,
      JdbcResetJobs jobs,
      JdbcTransactions transactions,
      Trail trail,
      CounterProperties properties) {
    return new JpaCounters(rows, jobs, transactions, trail, properties, Clock.systemUTC());
  }
}
