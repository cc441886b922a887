package io.cloudclicker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The results in words: lines for the console, a page and plots for the documentation.
final class Report {

  static final String PAGE = "results.md";
  private static final String PLOTS = "plots";

  private final Map<Benchmark, Result> results;
  private final List<String> run;

  /// @param run what was run, when, on what: one paragraph each
  Report(Map<Benchmark, Result> results, List<String> run) {
    this.results = results;
    this.run = run;
  }

  /// Writes the page and a plot for each benchmark that was measured; plots of earlier runs go.
  void write(Path folder) throws IOException {
    var plots = Files.createDirectories(folder.resolve(PLOTS));
    try (var old = Files.newDirectoryStream(plots, "*.svg")) {
      for (var plot : old) {
        Files.delete(plot);
      }
    }
    Files.writeString(folder.resolve(PAGE), markdown());
    for (var entry : results.entrySet()) {
      if (entry.getValue() instanceof Result.Measured measured) {
        Files.writeString(
            folder.resolve(plot(entry.getKey())),
            Plot.svg(entry.getKey().job(), measured.figures()));
      }
    }
  }

  static String line(Result result) {
    return switch (result) {
      case Result.Measured measured ->
          measured.figures().stream().map(Report::line).collect(Collectors.joining("\n"))
              + measured.notes().stream().map(note -> "\n  " + note).collect(Collectors.joining());
      case Result.Voided(var reason, var _) -> "  VOID: " + reason;
      case Result.NotRun(var reason) -> "  not run: " + reason;
    };
  }

  private static String line(Figure figure) {
    return "  %s%s (%s), goal %s: %s"
        .formatted(
            figure.what().isEmpty() ? "" : figure.what() + ": ",
            value(figure),
            sides(figure),
            figure.goal().words(),
            word(figure));
  }

  String markdown() {
    return "<!-- written by ./clicker bench; change nothing by hand -->\n\n# Results\n\n"
        + run.stream().map(it -> it + "\n\n").collect(Collectors.joining())
        + "| benchmark | job | against | goal | measured | of the rounds | both sides | |\n"
        + "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        + rows()
        + "\nEach benchmark again: `./clicker bench NAME`. How to read this: [README.md](README.md).\n"
        + notes();
  }

  private String rows() {
    return results.entrySet().stream()
        .flatMap(entry -> rows(entry.getKey(), entry.getValue()).stream())
        .collect(Collectors.joining());
  }

  private static List<String> rows(Benchmark benchmark, Result result) {
    return switch (result) {
      case Result.Measured measured ->
          measured.figures().stream().map(figure -> row(benchmark, figure)).toList();
      case Result.Voided(var reason, var _) -> List.of(without(benchmark, "**void**: " + reason));
      case Result.NotRun(var reason) -> List.of(without(benchmark, "not run: " + reason));
    };
  }

  private static String row(Benchmark benchmark, Figure figure) {
    var spread = figure.spread();
    var what = figure.what().isEmpty() ? "" : ": " + figure.what();
    return "| [%s](%s) | %s%s | %s | %s | **%s** | %s to %s | %s | %s |\n"
        .formatted(
            benchmark.name(),
            plot(benchmark),
            benchmark.job(),
            what,
            benchmark.against(),
            figure.goal().words(),
            value(figure),
            Numbers.text(spread.low()),
            Numbers.text(spread.high()),
            sides(figure),
            word(figure));
  }

  private static String without(Benchmark benchmark, String why) {
    return "| %s | %s | %s | %s | – | – | – | %s |\n"
        .formatted(
            benchmark.name(),
            benchmark.job(),
            benchmark.against(),
            benchmark.goal(),
            firstLine(why));
  }

  private String notes() {
    var text = new StringBuilder();
    results.forEach(
        (benchmark, result) -> {
          if (result instanceof Result.Measured measured && !measured.notes().isEmpty()) {
            text.append("\n**").append(benchmark.name()).append("**: ");
            text.append(String.join(" ", measured.notes())).append('\n');
          }
        });
    return text.toString();
  }

  static String plot(Benchmark benchmark) {
    return PLOTS + "/" + benchmark.name() + ".svg";
  }

  private static String value(Figure figure) {
    var number = Numbers.text(figure.value());
    return figure.hasBaseline() || figure.unit().isEmpty() ? number : number + " " + figure.unit();
  }

  private static String sides(Figure figure) {
    var ours = Numbers.text(Spread.of(figure.measured()).median());
    return figure.hasBaseline()
        ? "%s and %s %s"
            .formatted(ours, Numbers.text(Spread.of(figure.baseline()).median()), figure.unit())
            .strip()
        : "%s %s, no baseline".formatted(ours, figure.unit()).strip();
  }

  private static String word(Figure figure) {
    if (figure.goal() instanceof Goal.None) {
      return "told";
    }
    return figure.isReached() ? "reached" : "missed";
  }

  private static String firstLine(String reason) {
    return reason.lines().findFirst().orElse("").replace("|", "\\|");
  }
}
