package io.cloudclicker.topic;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

  @Bean
  TopicState topicState() {
    return new TopicState();
  }

  @Bean
  KafkaTopicWatch topicWatch(
      TopicProperties topic, KafkaAdmin admin, JdbcClient jdbc, TopicState state) {
    var brokers = new KafkaTopicAdmin(topic.name(), admin.getConfigurationProperties());
    return new KafkaTopicWatch(brokers, new JdbcLogs(jdbc), state, Clock.systemUTC());
  }
}
