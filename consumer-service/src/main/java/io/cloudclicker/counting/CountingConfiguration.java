package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.fault.FaultSettings;
import io.cloudclicker.partition.BetweenBatches;
import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.KafkaPartitionOpener;
import io.cloudclicker.partition.KafkaTopic;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.TopicProperties;
import io.cloudclicker.recount.JdbcShadows;
import io.cloudclicker.signal.Signal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
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
  MeterBinder stoppedPartitions(CountingStatus status) {
    return registry ->
        Gauge.builder(
                Signal.PARTITIONS_STOPPED.meter(), status, it -> it.stoppedPartitions().size())
            .description(Signal.PARTITIONS_STOPPED.meaning())
            .register(registry);
  }

  @Bean
  CountingMetrics countingMetrics(MeterRegistry meters) {
    return new CountingMetrics(meters);
  }

  @Bean
  @Primary
  StageWatch stageWatch(@Qualifier("faultPoints") FaultPoints armed, CountingMetrics metrics) {
    return new StageWatch(armed, System::nanoTime, metrics::spent);
  }

  @Bean
  PartitionCounter.Room room(CountingProperties properties) {
    return properties.room();
  }

  @Bean
  StandingCheck standingCheck(CountingProperties properties) {
    return new StandingCheck(properties.identityCheck(), Clock.systemUTC());
  }

  @Bean
  CountedHere countedHere() {
    return new CountedHere();
  }

  @Bean
  BatchTraces batchTraces(ObjectProvider<Tracer> tracers) {
    var tracer = tracers.getIfAvailable();
    return tracer == null ? BatchTraces.NONE : new SpanTraces(tracer);
  }

  @Bean
  Counts counts(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      JdbcShadows shadows,
      BatchTraces traces,
      FaultPoints faults) {
    return traces.counts(new JdbcCounts(jdbc, transaction(transactions), shadows, faults));
  }

  @Bean
  Logs logs(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    return new JdbcLogs(jdbc, transaction(transactions), Clock.systemUTC());
  }

  @Bean
  LastCounted lastCounted() {
    return new LastCounted(Clock.systemUTC());
  }

  @Bean
  Readers readers(
      StringRedisTemplate redis, LastCounted last, BatchTraces traces, FaultPoints faults) {
    var readers = traces.readers(new RedisReaders(redis, Clock.systemUTC()));
    return (topicId, notice) -> {
      last.counted(notice.appendedAtMillis());
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
      CountingProperties properties,
      CountingStatus status,
      Function<Consumer<byte[], byte[]>, KafkaCounting> counting) {
    var bytes =
        new DefaultKafkaConsumerFactory<byte[], byte[]>(consumers.getConfigurationProperties());
    return new KafkaClickLoop(bytes, counting, properties, status);
  }

  @Bean
  Function<Consumer<byte[], byte[]>, KafkaCounting> counting(
      KafkaTopic topic,
      Logs logs,
      Counts counts,
      Readers readers,
      List<BetweenBatches> between,
      CountedHere here,
      CountingProperties properties,
      CountingStatus status,
      BatchTraces traces,
      FaultPoints faults,
      CountingMetrics metrics) {
    Function<CountedLog, KafkaPartitionOpener> openers =
        log ->
            new KafkaPartitionOpener(
                counts, properties.room(), new LiveResults(log, readers, metrics));
    return consumer ->
        new KafkaCounting(
            consumer,
            topic.name(),
            new KafkaPresentLog(topic, logs, properties, status, Clock.systemUTC()),
            openers,
            between,
            here,
            properties,
            status,
            traces,
            faults,
            Clock.systemUTC());
  }

  private static TransactionTemplate transaction(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setTimeout(TRANSACTION_SECONDS);
    return template;
  }
}
