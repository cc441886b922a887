package io.cloudclicker.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// An API token's text: `cct_`, its id and 256 random bits. The prefix lets scanners of leaked
/// secrets find it. A fast hash suffices, since nobody guesses 256 bits.
record Secret(String id, String random) {

  private static final Pattern FORM = Pattern.compile("cct_([0-9a-f]{32})_([0-9A-Za-z_-]{43})");
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret make() {
    return new Secret(
        HexFormat.of().formatHex(bytes(16)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32)));
  }

  static Optional<Secret> parse(String text) {
    var parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new Secret(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(random.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  String text() {
    return "cct_" + id + "_" + random;
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "cct_" + id;
  }
}
