package io.cloudclicker.producer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a call may take to be told.
///
/// @param headers from its first byte to the end of its headers
@ConfigurationProperties("clicker.call")
record HeaderProperties(@DefaultValue("20s") Duration headers) {
  HeaderProperties {
    if (!headers.isPositive()) {
      throw new IllegalArgumentException("clicker.call: headers is positive");
    }
  }
}
