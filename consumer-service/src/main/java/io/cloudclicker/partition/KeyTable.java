package io.cloudclicker.partition;

import io.cloudclicker.wire.ClickKey;
import java.util.concurrent.ThreadLocalRandom;

/// A set of keys with their owners, in 24 bytes a slot: open addressing with linear probing, at
/// most two thirds full. Its hash is salted anew in each process, so that chosen keys can't collide
/// on purpose; what it answers does not depend on the salt.
final class KeyTable {

  static final long NONE = -1;

  private static final int WORDS = 3;
  private static final int FIRST_SLOTS = 64;
  private static final long SALT = ThreadLocalRandom.current().nextLong() | 1;

  private long[] slots = new long[FIRST_SLOTS * WORDS];
  private int size;

  /// Makes `owner` the key's owner if it has none, and tells who owns it now.
  long claim(ClickKey key, long owner) {
    if ((size + 1) * 3L > slotCount() * 2L) {
      grow();
    }
    int slot = find(slots, key.high(), key.low());
    if (slots[slot] != 0) {
      return slots[slot + 2];
    }
    put(slots, slot, key.high(), key.low(), owner);
    size++;
    return owner;
  }

  /// The key's owner, [#NONE] where it has none.
  long owner(ClickKey key) {
    int slot = find(slots, key.high(), key.low());
    return slots[slot] == 0 ? NONE : slots[slot + 2];
  }

  int size() {
    return size;
  }

  private int slotCount() {
    return slots.length / WORDS;
  }

  private void grow() {
    var larger = new long[Math.multiplyExact(slots.length, 2)];
    for (int slot = 0; slot < slots.length; slot += WORDS) {
      if (slots[slot] != 0) {
        int place = find(larger, slots[slot], slots[slot + 1]);
        put(larger, place, slots[slot], slots[slot + 1], slots[slot + 2]);
      }
    }
    slots = larger;
  }

  /// The key's slot, or the free one where it belongs. A UUIDv7's high half is never 0.
  private static int find(long[] slots, long high, long low) {
    int count = slots.length / WORDS;
    int slot = (int) (hash(high, low) & (count - 1));
    while (slots[slot * WORDS] != 0
        && (slots[slot * WORDS] != high || slots[slot * WORDS + 1] != low)) {
      slot = (slot + 1) & (count - 1);
    }
    return slot * WORDS;
  }

  private static void put(long[] slots, int slot, long high, long low, long owner) {
    slots[slot] = high;
    slots[slot + 1] = low;
    slots[slot + 2] = owner;
  }

  private static long hash(long high, long low) {
    long mixed = (high ^ SALT) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32) ^ low) * SALT;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 32);
  }
}
