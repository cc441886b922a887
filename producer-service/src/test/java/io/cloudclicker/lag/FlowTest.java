package io.cloudclicker.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTest {

  private final Flow flow = new Flow(Duration.ofSeconds(10));

  @Test
  void isNothing_beforeThereAreTwoSamples() {
    assertThat(flow.perSecond()).isZero();
    flow.add(1_000, List.of(5_000L));
    assertThat(flow.perSecond()).isZero();
    assertThat(flow.stood(0, Duration.ofSeconds(10))).isFalse();
  }

  @Test
  void addsUpPartitions_andCountsOneThatIsNewFromItsBeginning() {
    flow.add(0, List.of(100L));
    flow.add(2_000, List.of(140L, 20L));
    assertThat(flow.perSecond()).isEqualTo(30);
  }

  @Test
  void forgetsWhatIsOlderThanItsWindow() {
    flow.add(0, List.of(0L));
    for (int second = 1; second <= 20; second++) {
      flow.add(second * 1_000L, List.of(second <= 10 ? 0L : (second - 10) * 100L));
    }
    assertThat(flow.perSecond()).isEqualTo(100);
  }

  @Test
  void aPartitionStood_onlyWhereItDidForTheWholeWindow() {
    flow.add(0, List.of(7L, 7L));
    flow.add(9_999, List.of(7L, 8L));
    assertThat(flow.stood(0, Duration.ofSeconds(10))).isFalse();
    flow.add(10_000, List.of(7L, 8L));
    assertThat(flow.stood(0, Duration.ofSeconds(10))).isTrue();
    assertThat(flow.stood(1, Duration.ofSeconds(10))).isFalse();
  }

  @Test
  void beginsAnew_afterItStood() {
    flow.add(0, List.of(0L));
    for (int second = 1; second <= 12; second++) {
      flow.add(second * 1_000L, List.of(second <= 10 ? 50L : 50L + (second - 10) * 100L));
    }
    assertThat(flow.perSecond()).isEqualTo(100);
  }

  @Test
  void goesOn_afterAShortStand() {
    flow.add(0, List.of(0L));
    flow.add(1_000, List.of(100L));
    flow.add(5_000, List.of(100L));
    flow.add(6_000, List.of(200L));
    assertThat(flow.perSecond()).isEqualTo(200 / 6.0);
  }

  @Test
  void anOldSampleChangesNothing() {
    flow.add(0, List.of(0L));
    flow.add(1_000, List.of(10L));
    flow.add(1_000, List.of(99L));
    assertThat(flow.perSecond()).isEqualTo(10);
  }

  @Test
  void isNothing_whereOffsetsWentBack() {
    flow.add(0, List.of(10L));
    flow.add(1_000, List.of(4L));
    assertThat(flow.perSecond()).isZero();
  }
}
