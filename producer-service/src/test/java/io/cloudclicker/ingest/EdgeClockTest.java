package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EdgeClockTest {

  private static final long NOW = 1_800_000_000_000L;

  private long nanos = 1;
  private final EdgeClock clock = new EdgeClock(() -> nanos);

  @Test
  void isTrusted_beforeTheFirstAck() {
    assertThat(clock.trusted()).isTrue();
  }

  @Test
  void isTrusted_whileItIsOffByAMinute() {
    assertThat(clock.agrees(appendedAt(NOW - 60_000))).isTrue();
    assertThat(clock.agrees(appendedAt(NOW + 20 + 60_000))).isTrue();
    assertThat(clock.trusted()).isTrue();
  }

  @Test
  void isNotTrusted_whenItIsMoreThanAMinuteAhead() {
    assertThat(clock.agrees(appendedAt(NOW - 60_001))).isFalse();
    assertThat(clock.trusted()).isFalse();
  }

  @Test
  void isNotTrusted_whenItIsMoreThanAMinuteBehind() {
    assertThat(clock.agrees(appendedAt(NOW + 20 + 60_001))).isFalse();
    assertThat(clock.trusted()).isFalse();
  }

  @Test
  void isTrustedAgain_onceAnAckAgrees() {
    clock.agrees(appendedAt(NOW - 100_000));
    clock.agrees(appendedAt(NOW));
    assertThat(clock.trusted()).isTrue();
  }

  @Test
  void isTriedAgain_tenSecondsAfterTheLastAck() {
    clock.agrees(appendedAt(NOW - 100_000));
    nanos += Duration.ofSeconds(10).toNanos();
    assertThat(clock.trusted()).isFalse();
    nanos++;
    assertThat(clock.trusted()).isTrue();
  }

  private static Sent.Acked appendedAt(long millis) {
    return new Sent.Acked(0, 0, millis, NOW, NOW + 20);
  }
}
