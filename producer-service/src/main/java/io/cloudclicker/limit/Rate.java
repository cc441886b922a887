package io.cloudclicker.limit;

import java.time.Duration;
import java.util.regex.Pattern;

/// So many at once, and as many again spread evenly over the time: `6000/1m`. Or `off`.
///
/// @param most 0 for no limit
public record Rate(long most, Duration per) {

  public static final Rate OFF = new Rate(0, Duration.ZERO);

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,4})([smh])");
  private static final Duration LONGEST = Duration.ofDays(1);

  /// What is written in the configuration.
  public static Rate of(String text) {
    if (text.equals("off")) {
      return OFF;
    }
    var parts = FORM.matcher(text);
    var per = parts.matches() ? duration(parts.group(2), parts.group(3)) : LONGEST.plusDays(1);
    if (per.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "has to be off, or a number of 1 to 999999999 and a time of 1s to 24h, such as 6000/1m");
    }
    return new Rate(Long.parseLong(parts.group(1)), per);
  }

  private static Duration duration(String number, String unit) {
    return Duration.parse("PT" + number + unit);
  }

  boolean isOff() {
    return most == 0;
  }
}
