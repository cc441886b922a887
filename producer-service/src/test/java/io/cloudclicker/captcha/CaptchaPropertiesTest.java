package io.cloudclicker.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CaptchaPropertiesTest {

  @EnableConfigurationProperties(CaptchaProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Enabled.class);

  @Test
  void hasDefaults_whichAskForNothing() {
    runner.run(
        context ->
            assertThat(context.getBean(CaptchaProperties.class))
                .isEqualTo(new CaptchaProperties(false, false, 200_000, Duration.ofMinutes(10)))
                .matches(CaptchaProperties::isOff));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues(
            "clicker.captcha.registration=true",
            "clicker.captcha.clicks=true",
            "clicker.captcha.difficulty=1000",
            "clicker.captcha.validity=10s")
        .run(
            context ->
                assertThat(context.getBean(CaptchaProperties.class))
                    .isEqualTo(new CaptchaProperties(true, true, 1_000, Duration.ofSeconds(10)))
                    .matches(settings -> !settings.isOff()));
  }

  @ParameterizedTest
  @CsvSource({
    "difficulty, 999,      difficulty is 1000 to 10000000",
    "difficulty, 10000001, difficulty is 1000 to 10000000",
    "validity,   9s,       validity is 10s to 1h",
    "validity,   61m,      validity is 10s to 1h",
    "validity,   -1s,      validity is 10s to 1h",
  })
  void refusesWhatMakesNoSense_andNamesIt(String member, String value, String message) {
    runner
        .withPropertyValues("clicker.captcha." + member + "=" + value)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("clicker.captcha: " + message));
  }
}
