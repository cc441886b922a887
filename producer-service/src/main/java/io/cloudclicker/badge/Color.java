package io.cloudclicker.badge;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour, by one of a few names or as three or six hexadecimal digits.
record Color(int red, int green, int blue) {

  static final String WORDS = "vermilion, green, blue, grey, black, or 3 or 6 hexadecimal digits";

  private static final Map<String, String> NAMES =
      Map.of(
          "vermilion", "c2301c",
          "green", "4c7a5a",
          "blue", "2f6db5",
          "grey", "6b6f73",
          "black", "1d1f21");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}");
  private static final Pattern DIGIT = Pattern.compile("[0-9a-fA-F]");

  static Optional<Color> of(String word) {
    var digits = NAMES.getOrDefault(word, word);
    if (!DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    var six = digits.length() == 3 ? DIGIT.matcher(digits).replaceAll("$0$0") : digits;
    int number = HexFormat.fromHexDigits(six);
    return Optional.of(new Color(number >> 16, (number >> 8) & 0xff, number & 0xff));
  }

  /// The colour of text on it: black or white, whichever can be read better.
  String text() {
    double luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    return luminance > 0.179 ? "#000000" : "#ffffff";
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
