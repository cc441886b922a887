package io.cloudclicker.secondfactor;

/// Asks for the second factor of whoever has one. Safe for any thread; waits for MySQL.
public interface SecondFactors {

  /// Whether the account's person confirmed one.
  boolean isAskedFor(long account);

  /// Takes a code, or a recovery code, once.
  boolean take(long account, String code);
}
