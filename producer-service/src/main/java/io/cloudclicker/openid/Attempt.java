package io.cloudclicker.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/// What the browser that leaves for a provider has to bring back, so that nobody else's answer of
/// the provider is taken for its own (OpenID Connect Core 1.0, 3.1.2.1, and RFC 7636).
///
/// @param account whose account the identity is to be linked to; 0 to sign in
/// @param until when it is over
record Attempt(
    String provider, String state, String nonce, String verifier, long account, Instant until) {

  private static final int BYTES = 32;
  private static final int PARTS = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Attempt begin(String provider, long account, Instant until) {
    return new Attempt(provider, random(), random(), random(), account, until);
  }

  static Attempt parse(String text) {
    var parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("an attempt has %d parts".formatted(PARTS));
    }
    return new Attempt(
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        Long.parseLong(parts[4]),
        Instant.ofEpochMilli(Long.parseLong(parts[5])));
  }

  String write() {
    return String.join(
        " ",
        provider,
        state,
        nonce,
        verifier,
        Long.toString(account),
        Long.toString(until.toEpochMilli()));
  }

  boolean links() {
    return account != 0;
  }

  /// What the provider is told of a secret that it has to see, or to tell, later: its SHA-256.
  static String challenge(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return base64(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return base64(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "an attempt at " + provider;
  }
}
