package io.cloudclicker.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.ClickKey;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyClockTest {

  private static final long NOON = 1_790_000_000_000L;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  @Test
  void moves_toTheHighestPlausibleKey() {
    assertThat(KeyClock.START.after(NOON, NOON).millis()).isEqualTo(NOON);
    assertThat(new KeyClock(NOON).after(NOON - 1, NOON).millis()).isEqualTo(NOON);
    assertThat(new KeyClock(NOON).after(NOON + 2 * MINUTE, NOON).millis())
        .isEqualTo(NOON + 2 * MINUTE);
  }

  @Test
  void staysPut_whenAKeyIsFurtherAheadThanItsRecordAllows() {
    assertThat(new KeyClock(NOON).after(NOON + 2 * MINUTE + 1, NOON).millis()).isEqualTo(NOON);
  }

  @Test
  void aKeyIsInTime_until14MinutesBehind() {
    var clock = new KeyClock(NOON);
    assertThat(clock.inTime(NOON - 14 * MINUTE + 1)).isTrue();
    assertThat(clock.inTime(NOON - 14 * MINUTE)).isFalse();
    assertThat(KeyClock.START.inTime(0)).isTrue();
  }

  @Test
  void aLogThatFollowsAnother_knowsNoKeyThatTheOtherMayHold() {
    var clock = KeyClock.ofLogBornAt(NOON);
    assertThat(clock.inTime(NOON + 2 * MINUTE - 1)).isFalse();
    assertThat(clock.inTime(NOON + 2 * MINUTE)).isTrue();
    assertThat(KeyClock.ofLogBornAt(0)).isEqualTo(KeyClock.START);
  }

  @Test
  void aWindowIsRebuilt_fromEverythingThatCouldHoldAKeyInTime() {
    assertThat(new KeyClock(NOON).rebuildFromMillis()).isEqualTo(NOON - 16 * MINUTE);
    assertThat(KeyClock.START.rebuildFromMillis()).isZero();
  }

  @Test
  void anAbsenceIsFinal_whenTheClockHasLeftTheKeyBehind() {
    var key = ClickKey.at(NOON, new Random(1));
    assertThat(KeyClock.firstAppendOf(key)).isEqualTo(NOON - 2 * MINUTE);
    assertThat(new KeyClock(KeyClock.finalAt(key)).inTime(NOON)).isFalse();
    assertThat(new KeyClock(KeyClock.finalAt(key) - 1).inTime(NOON)).isTrue();
  }
}
