package io.cloudclicker.captcha;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What has to be bought with a little work.
///
/// @param registration whether whoever registers shows a solution
/// @param clicks whether a solution lets a click through whose address is over its limit
/// @param difficulty how many numbers a solver may have to try, 1,000 to 10,000,000; half as many
///   on average
/// @param validity how long a challenge may be solved and shown, 10 seconds to 1 hour
@ConfigurationProperties("clicker.captcha")
record CaptchaProperties(
    @DefaultValue("false") boolean registration,
    @DefaultValue("false") boolean clicks,
    @DefaultValue("200000") int difficulty,
    @DefaultValue("10m") Duration validity) {

  private static final int EASIEST = 1_000;
  private static final int HARDEST = 10_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);

  CaptchaProperties {
    if (difficulty < EASIEST || difficulty > HARDEST) {
      throw new IllegalArgumentException("clicker.captcha: difficulty is 1000 to 10000000");
    }
    if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("clicker.captcha: validity is 10s to 1h");
    }
  }

  boolean isOff() {
    return !registration && !clicks;
  }
}
