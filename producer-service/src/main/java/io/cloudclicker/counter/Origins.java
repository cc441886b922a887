package io.cloudclicker.counter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages' origins, as browsers write them: `scheme://host[:port]` in lower case, without the
/// scheme's usual port.
final class Origins {

  /// How many a counter may have; with their length it fits what MySQL keeps.
  static final int MAX = 20;

  static final String FORM = "has to be an origin: http(s)://host[:port] of at most 199 characters";

  private static final int MAX_CHARS = 199;
  private static final int MAX_PORT = 65_535;
  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?");

  private Origins() {}

  /// Empty where the text is no origin.
  static Optional<String> parse(String text) {
    var matcher = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
    boolean fits = text.length() <= MAX_CHARS && matcher.matches();
    return fits ? parse(matcher) : Optional.empty();
  }

  private static Optional<String> parse(Matcher matcher) {
    var bare = matcher.group(1) + "://" + matcher.group(2);
    if (matcher.group(3) == null) {
      return Optional.of(bare);
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port < 1 || port > MAX_PORT) {
      return Optional.empty();
    }
    int usual = matcher.group(1).equals("https") ? 443 : 80;
    return Optional.of(port == usual ? bare : bare + ":" + port);
  }
}
