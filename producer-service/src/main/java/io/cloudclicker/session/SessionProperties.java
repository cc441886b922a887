package io.cloudclicker.session;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long who signed in stays so.
///
/// @param access how long an access token is good, a refresh token makes the next; at most 15
///   minutes
/// @param idle how long a session lasts without being used
/// @param issuer what access tokens name as their issuer; one for all instances
@Validated
@ConfigurationProperties("clicker.sessions")
record SessionProperties(
    @DefaultValue("5m") Duration access,
    @DefaultValue("30d") Duration idle,
    @DefaultValue("cloud-clicker") @NotBlank String issuer) {

  SessionProperties {
    if (access.isNegative() || access.isZero() || access.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException("clicker.sessions.access has to be up to 15 minutes");
    }
    if (idle.compareTo(access) < 0) {
      throw new IllegalArgumentException("clicker.sessions.idle has to be longer than access");
    }
  }
}
