package io.cloudclicker.limit;

import java.util.Optional;

/// How many people may be registered. Safe for any thread; waits for nothing.
public interface RegistrationLimit {

  /// @return empty where it may go on
  Optional<OverLimit> registration(String address);
}
