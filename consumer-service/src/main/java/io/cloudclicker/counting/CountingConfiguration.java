package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.fault.FaultSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the counting together.
@Configuration(proxyBeanMethods = false)
class CountingConfiguration {

  private static final int TRANSACTION_SECONDS = 10;

  @Bean
  CountingStatus countingStatus() {
    return new CountingStatus();
  }

  @Bean
  CountingHealth countingHealthIndicator(CountingStatus status) {
    return new CountingHealth(status);
  }

  @Bean
  FaultPoints faultPoints(Environment environment) {
    return Binder.get(environment)
        .bindOrCreate("clicker.faults", FaultSettings.class)
        .arm(CountingPoints.ALL);
  }

  @Bean
  Counts counts(JdbcTemplate jdbc, PlatformTransactionManager transactions, FaultPoints faults) {
    return new JdbcCounts(jdbc, transaction(transactions), faults);
  }

  @Bean
  Logs logs(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    return new JdbcLogs(jdbc, transaction(transactions), Clock.systemUTC());
  }

  @Bean
  Readers readers(StringRedisTemplate redis, FaultPoints faults) {
    var readers = new RedisReaders(redis, Clock.systemUTC());
    return (topicId, notice) -> {
      faults.reached(CountingPoints.BEFORE_CACHE);
      readers.tell(topicId, notice);
      faults.reached(CountingPoints.AFTER_CACHE);
    };
  }

  @Bean
  KafkaTopic kafkaTopic(TopicProperties topic, KafkaProperties kafka) {
    return new KafkaTopic(topic, kafka.buildAdminProperties(null));
  }

  @Bean
  KafkaClickLoop kafkaClickLoop(
      ConsumerFactory<?, ?> consumers,
      KafkaTopic topic,
      Logs logs,
      Counts counts,
      Readers readers,
      CountingProperties properties,
      CountingStatus status,
      FaultPoints faults,
      MeterRegistry meters) {
    var opener = new KafkaPartitionOpener(properties, counts, readers, new CountingMetrics(meters));
    var bytes =
        new DefaultKafkaConsumerFactory<byte[], byte[]>(consumers.getConfigurationProperties());
    return new KafkaClickLoop(
        bytes,
        consumer ->
            new KafkaCounting(
                consumer, topic, logs, opener, properties, status, faults, Clock.systemUTC()),
        properties,
        status);
  }

  private static TransactionTemplate transaction(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setTimeout(TRANSACTION_SECONDS);
    return template;
  }
}
