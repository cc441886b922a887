package io.cloudclicker.lockout;

import java.time.Duration;

/// Counts failures of whoever tries to prove who they are. Safe for any thread; waits for MySQL.
public interface Lockouts {

  /// Who tries.
  ///
  /// @param name the account's, whether there is such a one or not
  record Attempt(String name, String address) {}

  /// How long a next try has to wait; zero where it may come now.
  Duration pause(Attempt attempt);

  /// @return how long the next one has to wait
  Duration failed(Attempt attempt);

  /// Forgets the failures of the name. Those of the address stay: one right password of somebody
  /// must not let them guess another's.
  void succeeded(Attempt attempt);
}
