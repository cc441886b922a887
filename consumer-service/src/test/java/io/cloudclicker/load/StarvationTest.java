package io.cloudclicker.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StarvationTest {

  private long now = 1;
  private final Starvation starvation = new Starvation(() -> now);

  @Test
  void isWhatAMomentTookTooLong() {
    sleeps(Duration.ofMillis(20));
    sleeps(Duration.ofMillis(30));
    assertThat(starvation.nanos()).isZero();
    sleeps(Duration.ofMillis(200));
    sleeps(Duration.ofMillis(120));
    assertThat(Duration.ofNanos(starvation.nanos())).hasMillis(280);
  }

  @Test
  void isASecondAtMost_whenTheProcessWasSuspended() {
    sleeps(Duration.ofMinutes(1));
    assertThat(Duration.ofNanos(starvation.nanos())).isEqualTo(Starvation.LONGEST);
  }

  private void sleeps(Duration time) {
    now += time.toNanos();
    starvation.slept();
  }
}
