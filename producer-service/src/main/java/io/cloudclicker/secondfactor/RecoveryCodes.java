package io.cloudclicker.secondfactor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Codes of 80 random bits for people who lost their second factor, each good once. A fast hash
/// suffices, since nobody guesses them.
final class RecoveryCodes {

  private static final int HOW_MANY = 10;
  private static final int BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  /// In groups of four, easier to copy by hand.
  static List<String> make() {
    return Stream.generate(RecoveryCodes::one).limit(HOW_MANY).toList();
  }

  private static String one() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base32.encode(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
  }

  /// Of the code as somebody typed it.
  static byte[] hash(String code) {
    var typed = code.toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
    try {
      return MessageDigest.getInstance("SHA-256").digest(typed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
