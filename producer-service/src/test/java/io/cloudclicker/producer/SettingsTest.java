package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/// The settings that a 202 depends on.
class SettingsTest {

  private static PropertySource<?> settings;

  @BeforeAll
  static void read() throws IOException {
    var file = new ClassPathResource("producer-service.yml");
    settings = new YamlPropertySourceLoader().load("settings", file).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "spring.kafka.producer.acks, all",
    "spring.kafka.producer.compression-type, lz4",
    "spring.kafka.producer.properties.enable.idempotence, true",
    "spring.kafka.producer.properties.max.in.flight.requests.per.connection, 5",
    "spring.kafka.producer.properties.max.block.ms, 250",
    "spring.kafka.producer.properties.request.timeout.ms, 1500",
    "spring.kafka.producer.properties.delivery.timeout.ms, 3000",
    "spring.kafka.producer.properties.metadata.max.idle.ms, 86400000",
    "resilience4j.bulkhead.instances.log.max-wait-duration, 0",
    "resilience4j.circuitbreaker.instances.log.slow-call-duration-threshold, 1s",
    "resilience4j.circuitbreaker.instances.log.permitted-number-of-calls-in-half-open-state, 5",
    "spring.servlet.multipart.enabled, false",
  })
  void areAsTheDesignSays(String name, String value) {
    assertThat(settings.getProperty(name)).hasToString(value);
  }
}
