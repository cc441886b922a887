package io.cloudclicker.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LagPropertiesTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(Properties.class);

  @Configuration
  @EnableConfigurationProperties(LagProperties.class)
  static class Properties {}

  @Test
  void hasDefaults() {
    application.run(
        context ->
            assertThat(context.getBean(LagProperties.class))
                .isEqualTo(
                    new LagProperties(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(30))));
  }

  @Test
  void takesEveryProperty() {
    application
        .withPropertyValues(
            "clicker.lag.interval=2s",
            "clicker.lag.window=20s",
            "clicker.lag.behind=5s",
            "clicker.lag.slow-database=1s",
            "clicker.lag.stale=1m")
        .run(
            context ->
                assertThat(context.getBean(LagProperties.class))
                    .isEqualTo(
                        new LagProperties(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1),
                            Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interval=0s", "window=1s", "behind=0s", "slow-database=0s", "stale=1s"})
  void refusesAValueThatMakesNoSense(String property) {
    application
        .withPropertyValues("clicker.lag." + property)
        .run(context -> assertThat(context).hasFailed());
  }
}
