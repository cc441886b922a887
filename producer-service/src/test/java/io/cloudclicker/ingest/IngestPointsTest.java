package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.fault.FaultPoints;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class IngestPointsTest {

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void areNotArmed_unlessConfigurationSaysSo() {
    assertThat(arm()).isSameAs(FaultPoints.NONE);
    environment.setProperty("clicker.faults.point", "after-ack");
    assertThat(arm()).isNotSameAs(FaultPoints.NONE);
  }

  @Test
  void refuseAPointOfTheOtherService_namingThoseThereAre() {
    environment.setProperty("clicker.faults.point", "after-cas");
    assertThatThrownBy(this::arm)
        .hasMessageContaining("\"after-cas\"")
        .hasMessageContaining("after-ack, after-send, before-http-response");
  }

  private FaultPoints arm() {
    return new IngestConfiguration().faultPoints(environment);
  }
}
