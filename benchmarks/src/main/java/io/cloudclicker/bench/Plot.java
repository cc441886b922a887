package io.cloudclicker.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// A picture of figures: for each one a line for every side, with a dot for each round and a bar at
/// the median. Plain SVG, readable on light and on dark pages.
final class Plot {

  private static final int WIDTH = 720;
  private static final int LEFT = 16;
  private static final int RIGHT = 120;
  private static final int ROW = 34;
  private static final int TOP = 40;

  private final StringBuilder text = new StringBuilder();
  private int y = TOP;

  private Plot() {}

  static String svg(String title, List<Figure> figures) {
    var plot = new Plot();
    figures.forEach(plot::draw);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <title>%s</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="%d" y="24" font-size="15" font-weight="bold" fill="#1f2328">%s</text>
        %s</svg>
        """
        .formatted(WIDTH, plot.y + 16, escaped(title), LEFT, escaped(title), plot.text);
  }

  private void draw(Figure figure) {
    double most =
        DoubleStream.concat(
                figure.measured().stream().mapToDouble(it -> it),
                figure.baseline().stream().mapToDouble(it -> it))
            .max()
            .orElse(0);
    var name = figure.what().isEmpty() ? "measured" : figure.what();
    side(name, figure.unit(), figure.measured(), most, "#0969da");
    if (figure.hasBaseline()) {
      side("baseline", figure.unit(), figure.baseline(), most, "#8250df");
    }
    y += ROW / 2;
  }

  private void side(String name, String unit, List<Double> rounds, double most, String color) {
    double median = Spread.of(rounds).median();
    y += ROW;
    var middle = x(median, most);
    text.append(label(LEFT, y - 12, name))
        .append(line(Integer.toString(LEFT), y, Integer.toString(WIDTH - RIGHT), y, "#d0d7de", 1));
    for (double round : rounds) {
      text.append(
          "<circle cx='%s' cy='%d' r='4' fill='%s' fill-opacity='0.5'/>\n"
              .formatted(x(round, most), y, color));
    }
    text.append(line(middle, y - 8, middle, y + 8, color, 3))
        .append(label(WIDTH - RIGHT + 8, y + 4, Numbers.text(median) + " " + unit));
  }

  private static String label(int x, int y, String words) {
    return "<text x='%d' y='%d' fill='#1f2328'>%s</text>\n".formatted(x, y, escaped(words));
  }

  private static String line(String x1, int y1, String x2, int y2, String color, int width) {
    return "<line x1='%s' y1='%d' x2='%s' y2='%d' stroke='%s' stroke-width='%d'/>\n"
        .formatted(x1, y1, x2, y2, color, width);
  }

  /// All lines of a figure begin at 0.
  private static String x(double value, double most) {
    double place = LEFT + (most == 0 ? 0 : value / most * (WIDTH - RIGHT - LEFT));
    return String.format(Locale.ROOT, "%.1f", place);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
