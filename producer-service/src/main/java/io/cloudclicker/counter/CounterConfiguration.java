package io.cloudclicker.counter;

import io.cloudclicker.control.Controls;
import io.cloudclicker.control.KafkaControls;
import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.trail.Trail;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Puts counters together.
@Configuration(proxyBeanMethods = false)
@Import(KafkaControls.class)
class CounterConfiguration {

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);

  @Bean
  KnownCounters counterDirectory(DataSource database) {
    return new KnownCounters(
        new JdbcCounterLookup(database),
        task -> Thread.ofVirtual().name("counter-look-up").start(task),
        Clock.systemUTC());
  }

  @Bean
  JdbcTransactions counterTransactions(PlatformTransactionManager manager) {
    return new JdbcTransactions(manager);
  }

  @Bean
  JdbcResetJobs resetJobs(
      JdbcClient jdbc, JdbcTransactions transactions, Epochs epochs, Trail trail) {
    return new JdbcResetJobs(jdbc, transactions, epochs, trail, Clock.systemUTC());
  }

  @Bean
  Resets resets(ResetJobs jobs, Controls controls, Topic topic) {
    return new Resets(jobs, controls, topic, Clock.systemUTC());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  ResetThread resetThread(Resets resets) {
    return new ResetThread(resets, BETWEEN_ROUNDS);
  }
}
