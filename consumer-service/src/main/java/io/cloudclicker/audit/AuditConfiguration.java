package io.cloudclicker.audit;

import static io.cloudclicker.replay.ReplayConfiguration.COMMITTED;
import static io.cloudclicker.replay.ReplayConfiguration.SNAPSHOT;

import io.cloudclicker.replay.JdbcTallies;
import io.cloudclicker.replay.ReplaySlice;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the audit together.
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  AuditMetrics auditMetrics(MeterRegistry meters) {
    return new AuditMetrics(meters, Clock.systemUTC());
  }

  @Bean
  JdbcAudit audit(JdbcTemplate jdbc, @Qualifier(SNAPSHOT) TransactionTemplate snapshot) {
    return new JdbcAudit(jdbc, snapshot);
  }

  @Bean
  JdbcAuditResults auditResults(
      JdbcTemplate jdbc, @Qualifier(COMMITTED) TransactionTemplate transaction) {
    return new JdbcAuditResults(jdbc, transaction, Clock.systemUTC());
  }

  @Bean
  @Order(2)
  Auditor auditor(
      JdbcTallies tallies,
      JdbcAudit audit,
      JdbcAuditResults results,
      StringRedisTemplate redis,
      AuditMetrics metrics,
      AuditProperties properties,
      ReplaySlice slice) {
    return new Auditor(
        tallies,
        audit,
        results,
        new RedisCells(redis),
        metrics,
        properties,
        slice.records(),
        Clock.systemUTC());
  }

  @Bean
  @Order(3)
  Sweep sweep(
      JdbcAudit audit,
      JdbcAuditResults results,
      JdbcTallies tallies,
      AuditMetrics metrics,
      AuditProperties properties) {
    return new Sweep(audit, results, tallies, metrics, properties, Clock.systemUTC());
  }
}
