package io.cloudclicker.openid;

import java.time.Instant;

/// A provider proved whose account it is, and the account asks for a code as well.
///
/// @param until when it is over
record Proved(String provider, long account, Instant until) {

  private static final int PARTS = 3;

  static Proved parse(String text) {
    var parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a proof has %d parts".formatted(PARTS));
    }
    return new Proved(
        parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
  }

  String write() {
    return "%s %d %d".formatted(provider, account, until.toEpochMilli());
  }
}
