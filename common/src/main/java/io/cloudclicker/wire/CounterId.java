package io.cloudclicker.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A counter's id: the first 128 bits of SHA-256 of its name, so that it follows from the name
/// alone.
public record CounterId(long high, long low) implements Comparable<CounterId> {

  public static final int BYTES = 16;

  public CounterId {
    if (high == 0 && low == 0) {
      throw new IllegalArgumentException("a counter's id is never 0");
    }
  }

  public static CounterId of(CounterName name) {
    return ofBytes(sha256(name.value().getBytes(StandardCharsets.US_ASCII)));
  }

  /// Reads the first [#BYTES] bytes, as MySQL's `BINARY(16)` holds them.
  public static CounterId ofBytes(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new CounterId(buffer.getLong(), buffer.getLong());
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  /// Orders as MySQL orders the bytes, so that every writer takes its row locks in the same order.
  @Override
  public int compareTo(CounterId other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  /// 32 hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  private static byte[] sha256(byte[] name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
