package io.cloudclicker.bench;

import java.util.Locale;

/// Numbers for people: three digits that mean something, thousands apart.
final class Numbers {

  private Numbers() {}

  static String text(double number) {
    double size = Math.abs(number);
    var format = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, number);
  }
}
