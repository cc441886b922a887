package io.cloudclicker.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits that change every 30 seconds, as every authenticator app makes them.
final class TotpCodes {

  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();
  private static final int STEP_SECONDS = 30;
  private static final int STEPS_APART = 1;

  private TotpCodes() {}

  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /// The step that the code is of: the present one, one before it or one after it, but none up to
  /// `lastStep`, so that no code is taken twice. Compares with every step, whether one fits or not.
  static OptionalLong match(Secret secret, String code, long lastStep, Instant now) {
    var found = OptionalLong.empty();
    for (long step = step(now) - STEPS_APART; step <= step(now) + STEPS_APART; step++) {
      boolean fits = MessageDigest.isEqual(bytes(code(secret, step)), bytes(code));
      if (fits && step > lastStep) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  static String code(Secret secret, long step) {
    try {
      return GENERATOR.generateOneTimePasswordString(
          new SecretKeySpec(secret.bytes(), GENERATOR.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP_SECONDS),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e); // any bytes are a key
    }
  }

  private static byte[] bytes(String code) {
    return code.getBytes(StandardCharsets.UTF_8);
  }
}
