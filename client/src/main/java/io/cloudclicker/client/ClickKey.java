package io.cloudclicker.client;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Keys, which are UUIDv7: 48 bits of milliseconds, the rest random.
final class ClickKey {

  private static final long VERSION = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private ClickKey() {}

  static UUID at(Instant time, RandomGenerator random) {
    long high = (time.toEpochMilli() << 16) | VERSION | (random.nextLong() & 0xfff);
    return new UUID(high, (random.nextLong() >>> 2) | VARIANT);
  }

  static Instant time(UUID key) {
    return Instant.ofEpochMilli(key.getMostSignificantBits() >>> 16);
  }
}
