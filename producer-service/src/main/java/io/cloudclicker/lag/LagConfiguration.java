package io.cloudclicker.lag;

import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.topic.TopicProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class LagConfiguration {

  private final Clock clock = Clock.systemUTC();

  /// Closed by [LagThreads].
  @Bean(destroyMethod = "")
  KafkaUnapplied unapplied(KafkaProperties kafka, SslBundles bundles, TopicProperties topic) {
    var settings = consumerProperties(kafka.buildConsumerProperties(bundles));
    return new KafkaUnapplied(topic.name(), () -> new KafkaConsumer<>(settings));
  }

  @Bean
  LagWatch lagWatch(
      LogEnds ends,
      DataSource primary,
      Unapplied unapplied,
      StringRedisTemplate redis,
      LagProperties properties,
      MeterRegistry meters) {
    var metrics = new LagMetrics(meters, clock);
    var progress = new JdbcProgress(primary, clock);
    var consumers = new RedisConsumerStages(redis);
    return new LagWatch(ends, progress, unapplied, consumers, properties, metrics::measured, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  LagThreads lagThreads(LagWatch watch, LagProperties properties, KafkaUnapplied unapplied) {
    return new LagThreads(watch, properties.interval(), unapplied::close);
  }

  static Map<String, Object> consumerProperties(Map<String, Object> base) {
    var settings = new HashMap<>(base);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "producer-service-lag");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    // A second's reading takes one batch of the log per partition, not all that waits there.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 65_536);
    return settings;
  }
}
