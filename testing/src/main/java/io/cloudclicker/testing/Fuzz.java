package io.cloudclicker.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Inputs near to good ones, by a seed: cut, repeated, and with what parsers stumble over in them.
public final class Fuzz {

  private static final List<String> STUMBLES =
      List.of(
          "\0",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "-",
          "+",
          ".",
          "/",
          "%",
          "=",
          " ",
          "\t",
          "\r\n",
          "0",
          "9",
          "e",
          "_",
          "null",
          "true",
          "\\u0000",
          "\uD800",
          "é",
          "\u202E",
          "::",
          "1e999",
          "-0",
          "00",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "NaN",
          "${x}",
          "%00",
          "../",
          "T",
          "Z",
          "PT",
          "🙂");

  private final Random random;

  public Fuzz(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  @SafeVarargs
  public final <T> T anyOf(T... some) {
    return some[random.nextInt(some.length)];
  }

  /// One of the samples, changed in none to four places.
  public String text(String... samples) {
    var text = new StringBuilder(anyOf(samples));
    for (int changes = random.nextInt(5); changes > 0; changes--) {
      change(text);
    }
    return text.toString();
  }

  private void change(StringBuilder text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(8));
    switch (random.nextInt(5)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to));
      case 2 -> text.replace(from, to, anyStumble());
      case 3 -> text.insert(from, (char) random.nextInt(0x180));
      default -> text.insert(from, anyStumble());
    }
  }

  private String anyStumble() {
    return STUMBLES.get(random.nextInt(STUMBLES.size()));
  }

  /// One of the samples, changed in none to four places; now and then any bytes.
  public byte[] bytes(byte[]... samples) {
    var bytes = random.nextInt(8) == 0 ? anyBytes() : anyOf(samples).clone();
    for (int changes = random.nextInt(5); changes > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] anyBytes() {
    var bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(Arrays.copyOf(bytes, at), anyBytes());
      case 2 -> joined(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
      default -> withAnotherByte(bytes, at);
    };
  }

  private byte[] withAnotherByte(byte[] bytes, int at) {
    var changed = bytes.clone();
    if (at < changed.length) {
      changed[at] = anyOf((byte) 0, (byte) 0x7f, (byte) 0x80, (byte) 0xff, (byte) random.nextInt());
    }
    return changed;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
