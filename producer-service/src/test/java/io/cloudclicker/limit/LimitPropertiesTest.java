package io.cloudclicker.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.caller.Network;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LimitPropertiesTest {

  @EnableConfigurationProperties(LimitProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Enabled.class);

  @Test
  void hasDefaults() {
    runner.run(
        context ->
            assertThat(context.getBean(LimitProperties.class))
                .isEqualTo(
                    new LimitProperties(
                        Rate.of("6000/1m"),
                        Rate.of("3000/1m"),
                        Rate.of("600000/1m"),
                        Rate.OFF,
                        Rate.of("60/1h"),
                        List.of(Network.of("127.0.0.0/8"), Network.of("::1/128")),
                        50_000,
                        Duration.ofMillis(200))));
  }

  @Test
  void takesEveryProperty() {
    runner
        .withPropertyValues(
            "clicker.limit.address=1/1s",
            "clicker.limit.account=2/2s",
            "clicker.limit.token=3/3m",
            "clicker.limit.counter=4/4h",
            "clicker.limit.registration=off",
            "clicker.limit.exempt=10.0.0.0/8",
            "clicker.limit.remembered=1000",
            "clicker.limit.interval=1s")
        .run(
            context ->
                assertThat(context.getBean(LimitProperties.class))
                    .isEqualTo(
                        new LimitProperties(
                            Rate.of("1/1s"),
                            Rate.of("2/2s"),
                            Rate.of("3/3m"),
                            Rate.of("4/4h"),
                            Rate.OFF,
                            List.of(Network.of("10.0.0.0/8")),
                            1_000,
                            Duration.ofSeconds(1))));
  }

  @Test
  void exemptsNobody_whereTheListIsEmpty() {
    runner
        .withPropertyValues("clicker.limit.exempt=")
        .run(context -> assertThat(context.getBean(LimitProperties.class).exempt()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "address,      6000,       such as 6000/1m",
    "account,      many,       such as 6000/1m",
    "token,        0/1m,       such as 6000/1m",
    "counter,      1/2d,       such as 6000/1m",
    "registration, -1/1h,      such as 6000/1m",
    "exempt,       localhost,  such as 10.0.0.0/8",
    "remembered,   999,        remembered is at least 1000",
    "interval,     9ms,        interval is 10ms to 10s",
    "interval,     11s,        interval is 10ms to 10s",
  })
  void refusesWhatMakesNoSense_andNamesIt(String member, String value, String message) {
    runner
        .withPropertyValues("clicker.limit." + member + "=" + value)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(message)
                    .hasStackTraceContaining(member));
  }
}
