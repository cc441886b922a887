package io.cloudclicker.fate;

import io.cloudclicker.control.Controls;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.topic.TopicProperties;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the looking up of keys together: one reader of the log on one thread.
@Configuration(proxyBeanMethods = false)
class FateConfiguration {

  @Bean
  FateDesk fateDesk(FateLog log, DataSource dataSource, FateProperties properties) {
    var counted = new JdbcCountedClicks(dataSource);
    return new FateDesk(log, counted, task -> Thread.ofVirtual().start(task), properties);
  }

  /// Closed by the thread that reads it.
  @Bean(destroyMethod = "")
  FateLog fateLog(
      KafkaProperties kafka,
      SslBundles bundles,
      Controls controls,
      Topic topic,
      TopicProperties topicProperties,
      FateProperties properties) {
    var settings = consumerProperties(kafka.buildConsumerProperties(bundles));
    Supplier<Consumer<byte[], byte[]>> consumers = () -> new KafkaConsumer<>(settings);
    return new KafkaFateLog(
        consumers, controls, topic, topicProperties.name(), properties, Clock.systemUTC());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  FateThread fateThread(FateDesk desk, FateLog log) {
    return new FateThread(desk, log);
  }

  static Map<String, Object> consumerProperties(Map<String, Object> base) {
    var settings = new HashMap<>(base);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.putAll(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            "producer-service-fate",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000));
    return settings;
  }
}
