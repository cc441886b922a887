package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IngestPropertiesTest {

  @EnableConfigurationProperties(IngestProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @Test
  void hasDefaults() {
    runner.run(
        context ->
            assertThat(context.getBean(IngestProperties.class))
                .isEqualTo(
                    new IngestProperties(
                        1_000_000,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(5),
                        Duration.ofSeconds(2))));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues(
            "clicker.ingest.window=7",
            "clicker.ingest.ack-wait=5s",
            "clicker.ingest.retry-after=6s",
            "clicker.ingest.gather=100ms",
            "clicker.ingest.lookup-time=100ms")
        .run(
            context ->
                assertThat(context.getBean(IngestProperties.class))
                    .isEqualTo(
                        new IngestProperties(
                            7,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(6),
                            Duration.ofMillis(100),
                            Duration.ofMillis(100))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clicker.ingest.window=0",
        "clicker.ingest.ack-wait=0s",
        "clicker.ingest.retry-after=0s",
        "clicker.ingest.gather=-1ms",
        "clicker.ingest.gather=101ms",
        "clicker.ingest.lookup-time=-1s"
      })
  void refusesWhatMakesNoSense(String property) {
    runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
  }
}
