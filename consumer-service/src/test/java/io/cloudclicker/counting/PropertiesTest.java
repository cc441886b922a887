package io.cloudclicker.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.partition.TopicProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class PropertiesTest {

  @Test
  void defaults() {
    assertThat(bind("clicker.counting", CountingProperties.class, Map.of()))
        .isEqualTo(
            new CountingProperties(
                1_000_000,
                100_000,
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)));
    assertThat(bind("clicker.topic", TopicProperties.class, Map.of()))
        .isEqualTo(new TopicProperties("clicks", true, 6, (short) 1, Duration.ofDays(7)));
    assertThat(bind("clicker.faults", FaultProperties.class, Map.of()))
        .isEqualTo(new FaultProperties("", 0, 0));
  }

  @Test
  void everyPropertyChanged() {
    var counting =
        Map.of(
            "window", "7",
            "cells", "8",
            "poll-timeout", "1ms",
            "first-pause", "2ms",
            "longest-pause", "3ms",
            "stopped-pause", "4ms",
            "identity-check", "5ms",
            "hint-interval", "6ms",
            "between-batches", "7ms");
    assertThat(bind("clicker.counting", CountingProperties.class, counting))
        .isEqualTo(
            new CountingProperties(
                7,
                8,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(3),
                Duration.ofMillis(4),
                Duration.ofMillis(5),
                Duration.ofMillis(6),
                Duration.ofMillis(7)));
    var topic =
        Map.of(
            "name",
            "t",
            "create",
            "false",
            "partitions",
            "3",
            "replication",
            "2",
            "retention",
            "8d");
    assertThat(bind("clicker.topic", TopicProperties.class, topic))
        .isEqualTo(new TopicProperties("t", false, 3, (short) 2, Duration.ofDays(8)));
    var faults = Map.of("point", "after-commit", "probability", "0.5", "seed", "9");
    assertThat(bind("clicker.faults", FaultProperties.class, faults))
        .isEqualTo(new FaultProperties("after-commit", 0.5, 9));
  }

  @ParameterizedTest
  @CsvSource({"window,0", "cells,-1"})
  void refusesNumbers_outOfBounds(String name, String value) {
    assertThatThrownBy(
            () -> bind("clicker.counting", CountingProperties.class, Map.of(name, value)))
        .rootCause()
        .hasMessageContaining(name);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    var source = new MapConfigurationPropertySource();
    values.forEach((name, value) -> source.put(prefix + "." + name, value));
    var validator = new LocalValidatorFactoryBean();
    validator.afterPropertiesSet();
    return new Binder(source)
        .bindOrCreate(
            prefix,
            org.springframework.boot.context.properties.bind.Bindable.of(type),
            new ValidationBindHandler(validator));
  }
}
