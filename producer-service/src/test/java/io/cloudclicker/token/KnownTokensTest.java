package io.cloudclicker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Caller.Pressing;
import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.problem.ProblemRaised;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

  private static final Caller.Machine METER =
      new Caller.Machine("ann/meter", null, new Pressing.Every(), null);

  private final Secret secret = Secret.make();
  private final KnownTokens tokens = new KnownTokens(_ -> answer(), new Hands());
  private long now = 1_000_000;
  private boolean away;
  private boolean good = true;
  private int asked;

  @Test
  void asksOnceForACrowdOfClicks() {
    for (int i = 0; i < 100; i++) {
      assertThat(tokens.read(secret.text())).contains(METER);
    }
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void knowsWithinTwoSecondsThatOneIsRevoked() {
    assertThat(tokens.read(secret.text())).isPresent();
    good = false;
    now += 2_000;
    assertThat(tokens.read(secret.text())).isEmpty();
    assertThat(tokens.read(secret.text())).isEmpty();
  }

  @Test
  void goesOnWithWhatItKnows_forFiveMinutesWithoutMySql() {
    assertThat(tokens.read(secret.text())).isPresent();
    away = true;
    now += 299_999;
    assertThat(tokens.read(secret.text())).isPresent();
    now += 1;
    assertNotStored(secret);
    away = false;
    assertThat(tokens.read(secret.text())).isPresent();
  }

  @Test
  void letsNobodyInWhoIsNotKnown_withoutMySql() {
    away = true;
    assertNotStored(Secret.make());
  }

  @Test
  void leavesOtherTokensToOthers() {
    for (var other : new String[] {"", "cct_", "a.b.c", secret.text() + "x", " " + secret.text()}) {
      assertThat(tokens.read(other)).isEmpty();
    }
    assertThat(asked).isZero();
  }

  private void assertNotStored(Secret given) {
    assertThatThrownBy(() -> tokens.read(given.text()))
        .isInstanceOfSatisfying(
            ProblemRaised.class,
            raised -> {
              assertThat(raised.problem().status()).isEqualTo(503);
              assertThat(raised.problem().outcome()).isEqualTo(Outcome.NOT_STORED);
            });
  }

  private Optional<Caller.Machine> answer() {
    asked++;
    if (away) {
      throw new IllegalStateException("away");
    }
    return good ? Optional.of(METER) : Optional.empty();
  }

  /// Stands where the test puts it.
  private final class Hands extends Clock {

    @Override
    public long millis() {
      return now;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
