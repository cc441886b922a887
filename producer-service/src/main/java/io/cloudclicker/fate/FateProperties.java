package io.cloudclicker.fate;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much looking up keys may cost.
///
/// @param scanLimit how long one scan of the log may take, for all that ask
/// @param maxWaiting how many keys may wait for a scan or be in one
/// @param maxRemembered of how many keys the place is kept where a scan ended without them
@Validated
@ConfigurationProperties("clicker.fate")
public record FateProperties(
    @DefaultValue("2s") Duration scanLimit,
    @DefaultValue("1000") @Min(100) int maxWaiting,
    @DefaultValue("10000") @Positive int maxRemembered) {

  private static final Duration LEAST = Duration.ofMillis(100);

  public FateProperties {
    if (scanLimit.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("clicker.fate.scan-limit is at least 100 ms");
    }
  }
}
