package io.cloudclicker.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AccountPropertiesTest {

  @EnableConfigurationProperties(AccountProperties.class)
  static class Enabled {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Enabled.class);

  @Test
  void makesNobodyAnOwner_whereNothingIsSaid() {
    runner
        .withPropertyValues("clicker.accounts.owner-token= ")
        .run(
            context ->
                assertThat(context.getBean(AccountProperties.class))
                    .isEqualTo(new AccountProperties(null, null)));
  }

  @Test
  void takesEveryProperty_andTellsNoSecret() {
    runner
        .withPropertyValues(
            "clicker.accounts.owner.username=ann",
            "clicker.accounts.owner.password=correct-horse-7",
            "clicker.accounts.owner-token=once")
        .run(
            context -> {
              var properties = context.getBean(AccountProperties.class);
              assertThat(properties)
                  .isEqualTo(
                      new AccountProperties(
                          new AccountProperties.First("ann", "correct-horse-7"), "once"));
              assertThat(properties.toString())
                  .contains("ann")
                  .doesNotContain("horse")
                  .doesNotContain("once");
            });
  }

  @ParameterizedTest
  @CsvSource({"ann, short", "Ann B, correct-horse-7", "ann,", ", correct-horse-7"})
  void refusesAnOwnerWhoCouldNotSignIn(@Nullable String username, @Nullable String password) {
    runner
        .withPropertyValues(
            username == null ? "x=y" : "clicker.accounts.owner.username=" + username,
            password == null ? "x=y" : "clicker.accounts.owner.password=" + password)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("clicker.accounts.owner")
                    .hasMessageNotContaining("horse"));
  }
}
