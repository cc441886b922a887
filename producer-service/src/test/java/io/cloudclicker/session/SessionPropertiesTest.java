package io.cloudclicker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SessionPropertiesTest {

  @EnableConfigurationProperties(SessionProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @Test
  void hasDefaults() {
    runner.run(
        context ->
            assertThat(context.getBean(SessionProperties.class))
                .isEqualTo(
                    new SessionProperties(
                        Duration.ofMinutes(5), Duration.ofDays(30), "cloud-clicker")));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues(
            "clicker.sessions.access=1m",
            "clicker.sessions.idle=2h",
            "clicker.sessions.issuer=https://clicks.example")
        .run(
            context ->
                assertThat(context.getBean(SessionProperties.class))
                    .isEqualTo(
                        new SessionProperties(
                            Duration.ofMinutes(1), Duration.ofHours(2), "https://clicks.example")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"access=0s", "access=-1s", "access=16m", "idle=4m", "issuer="})
  void refusesWhatMakesNoSense(String property) {
    runner
        .withPropertyValues("clicker.sessions." + property)
        .run(context -> assertThat(context).hasFailed());
  }
}
