package io.cloudclicker.prove;

import java.util.Map;
import java.util.stream.Collectors;

/// The results in words.
final class Table {

  private Table() {}

  static String line(Result result) {
    return switch (result) {
      case Result.Passed(var clicks, var took) ->
          "  held: %,d clicks acknowledged, %d s"
              .formatted(clicks.acknowledged(), took.toSeconds());
      case Result.Failed(var clicks, var took, var reason) ->
          "  FAILED: %s (%,d clicks acknowledged, %d s)"
              .formatted(reason, clicks.acknowledged(), took.toSeconds());
      case Result.NotRun(var reason) -> "  not run: " + reason;
    };
  }

  static String text(Map<Row, Result> results) {
    return results.entrySet().stream()
        .map(
            entry ->
                "%2d  %-8s %s"
                    .formatted(
                        entry.getKey().number(), word(entry.getValue()), entry.getKey().fault()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// The same for the documentation.
  static String markdown(Map<Row, Result> results) {
    var text = new StringBuilder();
    text.append("**")
        .append(sentence(results))
        .append(
            "**\n\n| row | fault | what holds | how, and what else is looked at | result | clicks |\n")
        .append("| --- | --- | --- | --- | --- | --- |\n");
    results.forEach((row, result) -> text.append(markdown(row, result)));
    return text.toString();
  }

  private static String markdown(Row row, Result result) {
    var outcome =
        switch (result) {
          case Result.Passed _ -> "held";
          case Result.Failed failed -> "**failed**: " + firstLine(failed.reason());
          case Result.NotRun(var reason) -> "not run: " + reason;
        };
    return "| %d | %s | %s | %s | %s | %,d |\n"
        .formatted(
            row.number(),
            row.fault(),
            row.claim(),
            row.how(),
            outcome,
            result.pressed().acknowledged());
  }

  private static String firstLine(String reason) {
    return reason.lines().findFirst().orElse("").replace("|", "\\|");
  }

  static String word(Result result) {
    return switch (result) {
      case Result.Passed _ -> "held";
      case Result.Failed _ -> "FAILED";
      case Result.NotRun _ -> "not run";
    };
  }

  /// What a row that failed did not come to check is not known to be exact, so it is named.
  static String sentence(Map<Row, Result> results) {
    var clicks = clicks(results);
    long run = results.values().stream().filter(it -> !(it instanceof Result.NotRun)).count();
    var sentence =
        "%,d clicks sent, %,d acknowledged, %d rows run, lost %d, doubled %d"
            .formatted(clicks.sent(), clicks.acknowledged(), run, clicks.lost(), clicks.doubled());
    var failed = failed(results);
    return failed.isEmpty() ? sentence : sentence + "; FAILED: rows " + failed;
  }

  private static String failed(Map<Row, Result> results) {
    return results.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Result.Failed)
        .map(entry -> Integer.toString(entry.getKey().number()))
        .collect(Collectors.joining(", "));
  }

  static Clicks clicks(Map<Row, Result> results) {
    return results.values().stream().map(Result::pressed).reduce(Clicks.NONE, Clicks::plus);
  }

  static boolean holds(Map<Row, Result> results) {
    return clicks(results).exact()
        && results.values().stream().noneMatch(Result.Failed.class::isInstance);
  }
}
