package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DrainPropertiesTest {

  @EnableConfigurationProperties(DrainProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Enabled.class);

  @Test
  void endsAtOnce_byDefault() {
    runner.run(
        context ->
            assertThat(context.getBean(DrainProperties.class))
                .isEqualTo(new DrainProperties(Duration.ZERO)));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues("clicker.drain=45s")
        .run(
            context ->
                assertThat(context.getBean(DrainProperties.class))
                    .isEqualTo(new DrainProperties(Duration.ofSeconds(45))));
  }

  @Test
  void refusesATimeBeforeNow() {
    runner.withPropertyValues("clicker.drain=-1s").run(context -> assertThat(context).hasFailed());
  }
}
