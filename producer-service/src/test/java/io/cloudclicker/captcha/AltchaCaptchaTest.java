package io.cloudclicker.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.captcha.Captcha.Verdict;
import io.cloudclicker.once.RecentlyUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AltchaCaptchaTest {

  private static final CaptchaProperties SETTINGS =
      new CaptchaProperties(true, true, 1_000, Duration.ofMinutes(1));

  private Instant now = Instant.ofEpochSecond(1_800_000_000);
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final Captcha captcha = captcha(1);

  private Captcha captcha(int key) {
    var bytes = new byte[32];
    bytes[0] = (byte) key;
    var secret = new SecretKeySpec(bytes, "HmacSHA256");
    return new AltchaCaptcha(secret, SETTINGS, new RecentlyUsed(clock, SETTINGS.validity()), clock);
  }

  @Test
  void takesARightSolution_once() {
    var solution = Solver.solve(captcha.challenge());
    assertThat(captcha.judge(solution)).isEqualTo(Verdict.GOOD);
    assertThat(captcha.judge(solution)).isEqualTo(Verdict.USED);
    assertThat(captcha.judge(Solver.solve(captcha.challenge()))).isEqualTo(Verdict.GOOD);
  }

  @Test
  void takesItOnce_howeverItIsWritten() {
    var challenge = captcha.challenge();
    long number = Solver.number(challenge);
    assertThat(captcha.judge(Solver.payload(challenge, number))).isEqualTo(Verdict.GOOD);
    var otherwise =
        """
        { "took": 12.5, "number": "%d", "salt": "%s", "signature": "%s",
          "challenge": "%s", "algorithm": "SHA-256" }\
        """
            .formatted(number, challenge.salt(), challenge.signature(), challenge.challenge());
    assertThat(captcha.judge(Solver.encoded(otherwise))).isEqualTo(Verdict.USED);
  }

  @Test
  void eachChallengeIsAnother_ofTheDifficultyThatIsSet() {
    var challenge = captcha.challenge();
    assertThat(challenge.algorithm()).isEqualTo("SHA-256");
    assertThat(challenge.maxnumber()).isEqualTo(1_000);
    assertThat(Solver.number(challenge)).isBetween(0L, 1_000L);
    assertThat(challenge.salt()).endsWith("?expires=1800000060&");
    assertThat(captcha.challenge().challenge()).isNotEqualTo(challenge.challenge());
  }

  @Test
  void refusesAWrongNumber() {
    var challenge = captcha.challenge();
    long number = Solver.number(challenge);
    assertThat(captcha.judge(Solver.payload(challenge, number + 1))).isEqualTo(Verdict.WRONG);
    assertThat(captcha.judge(Solver.payload(challenge, -number - 1))).isEqualTo(Verdict.WRONG);
  }

  @Test
  void refusesAnExpiredOne_untilThenIsGood() {
    var early = Solver.solve(captcha.challenge());
    var late = Solver.solve(captcha.challenge());
    now = now.plusSeconds(59);
    assertThat(captcha.judge(early)).isEqualTo(Verdict.GOOD);
    now = now.plusSeconds(1);
    assertThat(captcha.judge(late)).isEqualTo(Verdict.EXPIRED);
  }

  @Test
  void refusesOneThatAnotherKeySigned() {
    var solution = Solver.solve(captcha(2).challenge());
    assertThat(captcha.judge(solution)).isEqualTo(Verdict.WRONG);
    assertThat(captcha(2).judge(solution)).isEqualTo(Verdict.GOOD);
  }

  @Test
  void refusesAForgedOne_whateverIsChanged() {
    var made = captcha.challenge();
    long number = Solver.number(made);
    var signature = made.signature();
    var flipped = (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1);
    var later = made.salt().replace("1800000060", "1900000000");
    // The digit that the salt loses goes to the number, so that both together hash to the same.
    var spliced = made.salt().substring(0, made.salt().length() - 2);
    for (var forged :
        new JsonChallenge[] {
          new JsonChallenge("SHA-256", made.challenge(), 0, made.salt(), flipped),
          new JsonChallenge("SHA-256", made.challenge(), 0, made.salt(), ""),
          new JsonChallenge("SHA-256", made.challenge(), 0, later, signature),
          new JsonChallenge("SHA-256", made.challenge(), 0, spliced, signature),
          new JsonChallenge(
              "SHA-256", made.challenge().toUpperCase(Locale.ROOT), 0, made.salt(), signature),
          new JsonChallenge("SHA-1", made.challenge(), 0, made.salt(), signature),
          new JsonChallenge("none", made.challenge(), 0, made.salt(), signature),
        }) {
      assertThat(captcha.judge(Solver.payload(forged, number)))
          .as(forged.toString())
          .isEqualTo(Verdict.WRONG);
    }
    assertThat(captcha.judge(Solver.payload(made, number))).isEqualTo(Verdict.GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "not base64",
        "e30=",
        "bnVsbA==",
        "W10=",
        "eyJudW1iZXIiOjF9",
        "eyJhbGdvcml0aG0iOjEsImNoYWxsZW5nZSI6Mn0=",
        "////"
      })
  void refusesGarbage_ofAnyLength(String garbage) {
    assertThat(captcha.judge(garbage)).isEqualTo(Verdict.WRONG);
    assertThat(captcha.judge(garbage.repeat(5_000))).isEqualTo(Verdict.WRONG);
  }
}
