package io.cloudclicker.openid;

import java.util.Optional;

/// Somebody, as a provider proved.
///
/// @param provider its name in the configuration
/// @param subject the claim `sub`, which is never another person's there
/// @param preferredUsername what the person would like to be called; proves nothing
record Identity(String provider, String subject, Optional<String> preferredUsername) {

  @Override
  public String toString() {
    return "somebody at " + provider;
  }
}
