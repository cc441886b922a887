package io.cloudclicker.producer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the service ends.
///
/// @param drain how long calls are still taken after readiness went off: as long as balancers need
///   to notice
@ConfigurationProperties("clicker")
record DrainProperties(@DefaultValue("0s") Duration drain) {
  DrainProperties {
    if (drain.isNegative()) {
      throw new IllegalArgumentException("clicker.drain is not negative");
    }
  }
}
