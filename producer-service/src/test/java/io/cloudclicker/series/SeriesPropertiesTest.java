package io.cloudclicker.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SeriesPropertiesTest {

  @EnableConfigurationProperties(SeriesProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @Test
  void hasDefaults() {
    runner.run(
        context ->
            assertThat(context.getBean(SeriesProperties.class))
                .isEqualTo(
                    new SeriesProperties(
                        Duration.ofDays(7),
                        Duration.ofDays(399),
                        Duration.ofDays(3_650),
                        1_500,
                        2,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3))));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues(
            "clicker.series.minutes=1d",
            "clicker.series.hours=2d",
            "clicker.series.days=3d",
            "clicker.series.max-points=10",
            "clicker.series.at-once=3",
            "clicker.series.patience=4s",
            "clicker.series.query-timeout=5s")
        .run(
            context ->
                assertThat(context.getBean(SeriesProperties.class))
                    .isEqualTo(
                        new SeriesProperties(
                            Duration.ofDays(1),
                            Duration.ofDays(2),
                            Duration.ofDays(3),
                            10,
                            3,
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(5))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minutes=23h",
        "hours=23h",
        "days=23h",
        "max-points=0",
        "at-once=0",
        "patience=0s",
        "query-timeout=999ms"
      })
  void refusesWhatCantWork(String property) {
    runner
        .withPropertyValues("clicker.series." + property)
        .run(context -> assertThat(context).hasFailed());
  }
}
