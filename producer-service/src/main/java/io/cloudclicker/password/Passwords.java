package io.cloudclicker.password;

/// Hashes passwords and compares them with hashes. Slow by design, and bounded: where too many are
/// hashed already, each raises a problem at once. Safe for any thread.
public interface Passwords {

  /// What a comparison found.
  ///
  /// @param outdated whether a right one should be hashed again, since we hash otherwise by now
  record Match(boolean right, boolean outdated) {}

  String hash(String password);

  Match compare(String password, String hash);

  /// Takes as long as a comparison, for a password of nobody.
  void compareWithNone(String password);
}
