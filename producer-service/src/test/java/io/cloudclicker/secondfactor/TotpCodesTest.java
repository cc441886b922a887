package io.cloudclicker.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {

  private static final Secret RFCS =
      new Secret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  /// RFC 6238, appendix B, the last six digits.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130",
  })
  void areThoseOfTheStandard(long second, String code) {
    var now = Instant.ofEpochSecond(second);
    assertThat(TotpCodes.code(RFCS, TotpCodes.step(now))).isEqualTo(code);
    assertThat(TotpCodes.match(RFCS, code, 0, now)).hasValue(second / 30);
  }

  @ParameterizedTest
  @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false", "120, false"})
  void areGoodForOneStepMoreOnEitherSide(long stepsAway, boolean good) {
    var now = Instant.ofEpochSecond(1_000_000_000);
    var code = TotpCodes.code(RFCS, TotpCodes.step(now) + stepsAway);
    assertThat(TotpCodes.match(RFCS, code, 0, now).isPresent()).isEqualTo(good);
  }

  @Test
  void areGoodOnce_andNoEarlierOneAfterALaterOne() {
    var now = Instant.ofEpochSecond(1_000_000_000);
    long step = TotpCodes.step(now);
    assertThat(TotpCodes.match(RFCS, TotpCodes.code(RFCS, step), step, now)).isEmpty();
    assertThat(TotpCodes.match(RFCS, TotpCodes.code(RFCS, step - 1), step, now)).isEmpty();
    assertThat(TotpCodes.match(RFCS, TotpCodes.code(RFCS, step + 1), step, now)).hasValue(step + 1);
  }

  @Test
  void areGoodNoMore_whenTheClockJumpsBack() {
    var later = Instant.ofEpochSecond(1_000_003_600);
    var now = Instant.ofEpochSecond(1_000_000_000);
    var code = TotpCodes.code(RFCS, TotpCodes.step(now));
    assertThat(TotpCodes.match(RFCS, code, TotpCodes.step(later), now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void secretsAreTypedInBase32(String text, String base32) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
  }
}
