package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.client.Journey.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class JourneyTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID KEY = ClickKey.at(START, new Random(1));
  private static final Problem WHY =
      new Problem(404, "unknown-counter", "", "invalid", "", Optional.empty());

  private final Stage sent = new Stage.Keyed(KEY, false, Instant.MIN);

  @Test
  void isAccepted_onceAllReplicasHaveIt() {
    assertThat(Journey.after(sent, new Happened.Stored("receipt")))
        .isEqualTo(new Stage.Ended(new Ending.Accepted(KEY, Optional.of("receipt"))));
  }

  @Test
  void isSentAgainWithTheSameKey_fromThenOnWhenTheServiceHasRoom() {
    var retryAt = START.plusSeconds(3);
    var held = Journey.after(sent, new Happened.NotStored(WHY, retryAt));
    assertThat(held).isEqualTo(new Stage.Keyed(KEY, false, retryAt));
    assertThat(Journey.next(held, START)).isEqualTo(new Journey.Step(Deed.SEND, retryAt));
  }

  @Test
  void isAskedFor_onceItsKeyIsTooOldToBeTaken() {
    var held = Journey.after(sent, new Happened.Unknown(WHY, START));
    var last = START.plus(Journey.RESEND_FOR);
    assertThat(Journey.next(held, last).deed()).isEqualTo(Deed.SEND);
    assertThat(Journey.next(held, last.plusMillis(1)).deed()).isEqualTo(Deed.ASK);
  }

  @Test
  void isRefusedAtOnce_whenNoAttemptCanHaveBeenStored() {
    var held = Journey.after(sent, new Happened.NotStored(WHY, START));
    assertThat(Journey.after(held, new Happened.Invalid(WHY)))
        .isEqualTo(new Stage.Ended(new Ending.Refused(WHY)));
  }

  @Test
  void isAskedForBeforeItIsRefused_whenAnAttemptMayHaveBeenStored() {
    var held = Journey.after(sent, new Happened.Unknown(WHY, START));
    var asking = Journey.after(held, new Happened.Invalid(WHY));
    assertThat(Journey.next(asking, START).deed()).isEqualTo(Deed.ASK);
    assertThat(Journey.after(asking, told(Fate.Status.COUNTED, true)))
        .isEqualTo(new Stage.Ended(new Ending.Accepted(KEY, Optional.empty())));
    assertThat(Journey.after(asking, told(Fate.Status.ABSENT, true)))
        .isEqualTo(new Stage.Ended(new Ending.Refused(WHY)));
  }

  @Test
  void getsAFreshKey_onlyWhenTheFirstNeverWillCount() {
    var asking = new Stage.Asking(KEY, Instant.MIN, null);
    assertThat(Journey.after(asking, told(Fate.Status.ABSENT, true)))
        .isEqualTo(new Stage.Pressed());
    assertThat(Journey.after(asking, told(Fate.Status.ABSENT, false)))
        .isEqualTo(new Stage.Asking(KEY, START.plusSeconds(9), null));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ABSENT")
  void isNeverSentAgain_whenTheLogHasIt_orCantTell(Fate.Status status) {
    var asking = new Stage.Asking(KEY, Instant.MIN, null);
    assertThat(Journey.after(asking, told(status, false))).isInstanceOf(Stage.Ended.class);
  }

  @Test
  void waitsForItsTime_whenItsKeyIsAheadOfTheService() {
    var early = START.minusSeconds(100);
    var held = Journey.after(sent, new Happened.KeyRefused(early));
    assertThat(Journey.next(held, early))
        .isEqualTo(new Journey.Step(Deed.SEND, START.minusSeconds(59)));
  }

  @Test
  void isAskedFor_whenTheServiceSaysThatItsKeyIsOld() {
    var refused = new Happened.KeyRefused(START.plus(Duration.ofMinutes(11)));
    assertThat(Journey.after(sent, refused)).isEqualTo(new Stage.Asking(KEY, Instant.MIN, null));
  }

  private static Happened.Told told(Fate.Status status, boolean isFinal) {
    return new Happened.Told(
        new Fate(KEY, status, isFinal, Optional.empty()), START.plusSeconds(9));
  }
}
