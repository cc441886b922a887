package io.cloudclicker.json;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a call may take to be told.
///
/// @param body from where it is first read to its end
@ConfigurationProperties("clicker.call")
record BodyProperties(@DefaultValue("20s") Duration body) {
  BodyProperties {
    if (!body.isPositive()) {
      throw new IllegalArgumentException("clicker.call: body is positive");
    }
  }
}
