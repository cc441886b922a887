package io.cloudclicker.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.fault.FaultPoints;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class CountingPointsTest {

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void areNotArmed_unlessConfigurationSaysSo() {
    assertThat(arm()).isSameAs(FaultPoints.NONE);
    environment.setProperty("clicker.faults.point", "after-cas");
    assertThat(arm()).isNotSameAs(FaultPoints.NONE);
  }

  @Test
  void refuseAPointOfTheOtherService_namingThoseThereAre() {
    environment.setProperty("clicker.faults.point", "after-send");
    assertThatThrownBy(this::arm)
        .hasMessageContaining("\"after-send\"")
        .hasMessageContaining(
            "after-cache, after-cas, after-commit, after-poll, after-upsert, before-cache, before-commit, before-kafka-ack, before-poll, before-transaction");
  }

  private FaultPoints arm() {
    return new CountingConfiguration().faultPoints(environment);
  }
}
