package io.cloudclicker.badge;

import java.text.NumberFormat;
import java.util.Locale;

/// A badge: a label and a number beside it, as an SVG image. What it says is escaped, and as wide
/// as it is drawn whatever font the reader has.
///
/// @param label what is counted
/// @param color behind the number
record Badge(String label, long count, Color color) {

  private static final double SIZE = 11;
  private static final int MARGIN = 6;

  String svg() {
    var number = NumberFormat.getIntegerInstance(Locale.ROOT).format(count);
    int labelText = width(label);
    int numberText = width(number);
    int left = labelText + 2 * MARGIN;
    int right = numberText + 2 * MARGIN;
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
        <title>%2$s: %3$s</title>
        <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath>
        <g clip-path="url(#r)">
          <rect width="%4$d" height="20" fill="#1d1f21"/>
          <rect x="%4$d" width="%5$d" height="20" fill="%6$s"/>
        </g>
        <g font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
          <text x="6" y="14" textLength="%7$d" lengthAdjust="spacingAndGlyphs" fill="#ffffff">%2$s</text>
          <text x="%8$d" y="14" textLength="%9$d" lengthAdjust="spacingAndGlyphs" fill="%10$s">%3$s</text>
        </g>
      </svg>
      """
        .formatted(
            left + right,
            escaped(label),
            number,
            left,
            right,
            color,
            labelText,
            left + MARGIN,
            numberText,
            color.text());
  }

  private static int width(String text) {
    return (int) Math.ceil(TextWidth.of(text, SIZE));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
