package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClickMixTest {

  private long nanos = Duration.ofHours(3).toNanos();
  private final ClickMix mix = new ClickMix(() -> nanos);

  @Test
  void isAKeyPerRecord_beforeAnythingWasSeen() {
    assertThat(mix.keyedPerRecord()).isEqualTo(1);
  }

  @Test
  void isAllClicks_whileLittleWasSeen() {
    stored(999, 3, 0);
    assertThat(mix.keyedPerRecord()).isEqualTo(3);
  }

  @Test
  void isTwiceTheShare_onceEnoughWasSeen() {
    stored(900, 1, 0);
    stored(100, 1, 1);
    assertThat(mix.keyedPerRecord()).isEqualTo(0.2);
  }

  @Test
  void isNeverMoreThanAllClicks() {
    stored(1_000, 4, 4);
    assertThat(mix.keyedPerRecord()).isEqualTo(4);
  }

  @Test
  void forgetsWhatIsOlderThanSixteenMinutes() {
    stored(5_000, 1, 0);
    nanos += Duration.ofMinutes(15).toNanos();
    assertThat(mix.keyedPerRecord()).isZero();
    nanos += Duration.ofMinutes(1).toNanos();
    assertThat(mix.keyedPerRecord()).isEqualTo(1);
  }

  @Test
  void forgetsEverything_afterHours() {
    stored(5_000, 1, 0);
    nanos += Duration.ofHours(5).toNanos();
    assertThat(mix.keyedPerRecord()).isEqualTo(1);
  }

  private void stored(int records, int clicks, int keyed) {
    for (int record = 0; record < records; record++) {
      mix.add(clicks, keyed);
    }
  }
}
