package io.cloudclicker.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class LivePropertiesTest {

  @EnableConfigurationProperties(LiveProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @Test
  void hasDefaults() {
    runner.run(
        context ->
            assertThat(context.getBean(LiveProperties.class))
                .isEqualTo(
                    new LiveProperties(
                        2_000,
                        200,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        DataSize.ofKilobytes(64))));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues(
            "clicker.live.max-streams=4",
            "clicker.live.max-streams-per-address=3",
            "clicker.live.interval=50ms",
            "clicker.live.quiet-interval=2s",
            "clicker.live.heartbeat=5s",
            "clicker.live.retry=6s",
            "clicker.live.send-buffer=7KB")
        .run(
            context ->
                assertThat(context.getBean(LiveProperties.class))
                    .isEqualTo(
                        new LiveProperties(
                            4,
                            3,
                            Duration.ofMillis(50),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(6),
                            DataSize.ofKilobytes(7))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-streams=199",
        "max-streams-per-address=0",
        "interval=0ms",
        "quiet-interval=-1s",
        "heartbeat=0s",
        "retry=0s",
        "send-buffer=1023B",
        "send-buffer=17MB"
      })
  void refusesWhatCantWork(String property) {
    runner
        .withPropertyValues("clicker.live." + property)
        .run(context -> assertThat(context).hasFailed());
  }
}
