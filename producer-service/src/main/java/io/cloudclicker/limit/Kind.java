package io.cloudclicker.limit;

import java.util.Locale;

/// What is limited, and for whom.
public enum Kind {
  ADDRESS("an address may click"),
  ACCOUNT("a person may click"),
  TOKEN("a token may click"),
  COUNTER("a counter may be clicked"),
  REGISTRATION("an address may register people");

  private final String allowance;

  Kind(String allowance) {
    this.allowance = allowance;
  }

  /// How a sentence begins that tells how often.
  String allowance() {
    return allowance;
  }

  /// As headers, metrics and settings call it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
