package io.cloudclicker.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BodyPropertiesTest {

  @EnableConfigurationProperties(BodyProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Enabled.class);

  @Test
  void isTwentySeconds_whereNothingIsSaid() {
    runner.run(
        context ->
            assertThat(context.getBean(BodyProperties.class))
                .isEqualTo(new BodyProperties(Duration.ofSeconds(20))));
  }

  @Test
  void isWhatIsSaid() {
    runner
        .withPropertyValues("clicker.call.body=3s")
        .run(
            context ->
                assertThat(context.getBean(BodyProperties.class))
                    .isEqualTo(new BodyProperties(Duration.ofSeconds(3))));
  }

  @Test
  void isNamed_whereItMakesNoSense() {
    runner
        .withPropertyValues("clicker.call.body=0s")
        .run(
            context ->
                assertThat(context).getFailure().hasStackTraceContaining("body is positive"));
  }
}
