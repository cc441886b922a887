package io.cloudclicker.secondfactor;

/// RFC 4648's base32 without padding, as authenticator apps read secrets; the JDK has none.
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte each : bytes) {
      buffer = ((buffer << Byte.SIZE) | (each & 0xff)) & 0xffff;
      held += Byte.SIZE;
      for (; held >= BITS; held -= BITS) {
        text.append(ALPHABET.charAt((buffer >> (held - BITS)) & 31));
      }
    }
    if (held > 0) {
      text.append(ALPHABET.charAt((buffer << (BITS - held)) & 31));
    }
    return text.toString();
  }
}
