package io.cloudclicker.caller;

import java.util.Optional;

/// One kind of bearer token. Safe for any thread.
public interface Credential {

  /// Empty where the token is not of this kind, or not good.
  Optional<Caller> read(String token);
}
