package io.cloudclicker.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The key that makes a press safe to send again: a UUIDv7 (RFC 9562, 5.7) made by the client. Its
/// first 48 bits are the milliseconds since 1970 UTC at which it was made, the key's time.
public record ClickKey(long high, long low) {

  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public ClickKey {
    if (!valid(high, low)) {
      throw new IllegalArgumentException("a click's key is a UUIDv7");
    }
  }

  public static boolean valid(long high, long low) {
    return ((high >>> 12) & 0xf) == 7 && low >>> 62 == 2;
  }

  /// Reads the usual 36 characters; empty where they are not a UUIDv7.
  public static Optional<ClickKey> parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    var uuid = UUID.fromString(text);
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    return valid(high, low) ? Optional.of(new ClickKey(high, low)) : Optional.empty();
  }

  /// A new key of the given time, with 74 random bits.
  public static ClickKey at(long millis, RandomGenerator random) {
    long high = (millis << 16) | 0x7000 | (random.nextLong() & 0xfff);
    return new ClickKey(high, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  /// When the key was made, milliseconds since 1970 UTC by its maker's clock.
  public long timeMillis() {
    return high >>> 16;
  }

  /// What the partition is chosen by.
  public byte[] toBytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  @Override
  public String toString() {
    return new UUID(high, low).toString();
  }
}
