package io.cloudclicker.key;

import java.security.KeyPair;
import java.util.List;
import javax.crypto.SecretKey;

/// The keys of this instance, as they were at its start. Safe for any thread.
///
/// @param signing the last signs, all verify; never empty
/// @param secrets what keys for single purposes are derived from
public record Keys(List<KeyPair> signing, SecretKey secrets) {

  public Keys {
    signing = List.copyOf(signing);
  }

  /// A key for one purpose alone.
  public SecretKey derive(String purpose, String algorithm) {
    return Derivation.derive(secrets, purpose, algorithm);
  }

  @Override
  public String toString() {
    return "%d keys that sign, and one for secrets".formatted(signing.size());
  }
}
