package io.cloudclicker.badge;

/// How wide a text is in Verdana, whose metrics DejaVu Sans nearly shares: the advance of each
/// character of ASCII, in 2,048ths of the font's size.
final class TextWidth {

  private static final int UNITS = 2_048;
  private static final int FIRST = ' ';
  private static final int[] ADVANCES = {
    720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930, // space /
    1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117,
    2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612,
    1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302,
    1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243,
    1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
  };

  /// From here on most characters are as wide as high.
  private static final int WIDE = 0x1100;

  private TextWidth() {}

  /// In pixels at that size.
  static double of(String text, double size) {
    return text.codePoints().mapToLong(TextWidth::advance).sum() * size / UNITS;
  }

  private static long advance(int character) {
    int index = character - FIRST;
    if (index >= 0 && index < ADVANCES.length) {
      return ADVANCES[index];
    }
    return character < WIDE ? 1_400 : UNITS;
  }
}
