package io.cloudclicker.secondfactor;

import java.security.SecureRandom;

/// What an authenticator app and we both have: 160 bits, as RFC 4226 recommends.
final class Secret {

  private static final int BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  Secret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static Secret make() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// As people type it.
  String base32() {
    return Base32.encode(bytes);
  }
}
