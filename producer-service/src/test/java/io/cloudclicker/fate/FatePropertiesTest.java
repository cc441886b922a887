package io.cloudclicker.fate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class FatePropertiesTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(Properties.class);

  @Configuration
  @EnableConfigurationProperties(FateProperties.class)
  static class Properties {}

  @Test
  void hasDefaults() {
    application.run(
        context ->
            assertThat(context.getBean(FateProperties.class))
                .isEqualTo(new FateProperties(Duration.ofSeconds(2), 1_000, 10_000)));
  }

  @Test
  void takesEveryProperty() {
    application
        .withPropertyValues(
            "clicker.fate.scan-limit=3s",
            "clicker.fate.max-waiting=200",
            "clicker.fate.max-remembered=5")
        .run(
            context ->
                assertThat(context.getBean(FateProperties.class))
                    .isEqualTo(new FateProperties(Duration.ofSeconds(3), 200, 5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan-limit=0s", "max-waiting=99", "max-remembered=0"})
  void refusesAValueThatMakesNoSense(String property) {
    application
        .withPropertyValues("clicker.fate." + property)
        .run(context -> assertThat(context).hasFailed());
  }
}
