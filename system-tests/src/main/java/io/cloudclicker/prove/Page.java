package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// The results' place in the documentation: between two marks, and only there.
final class Page {

  private static final Path FILE = Path.of("docs", "reliability.md");
  static final String BEGIN = "<!-- the last run: written by ./clicker prove -->";
  static final String END = "<!-- end of the last run -->";

  private Page() {}

  static void write(Map<Row, Result> results, Instant begun, Options options) throws IOException {
    var page = Files.readString(FILE);
    Files.writeString(FILE, replaced(page, lastRun(results, begun, options)));
  }

  static String replaced(String page, String text) throws IOException {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("%s has lost its marks".formatted(FILE));
    }
    return page.substring(0, begin + BEGIN.length()) + "\n\n" + text + "\n" + page.substring(end);
  }

  private static String lastRun(Map<Row, Result> results, Instant begun, Options options) {
    var text = new StringBuilder();
    text.append(
            "`./clicker prove %s`".formatted(String.join(" ", options.asked())).replace(" `", "`"))
        .append(
            " with seed %d, %s, on %s.\n\n"
                .formatted(options.seed(), begun.truncatedTo(ChronoUnit.MINUTES), machine()))
        .append(Stack.shared().description())
        .append("\n\n**")
        .append(Table.sentence(results))
        .append(
            "**\n\n| row | fault | what holds | how, and what else is looked at | result | clicks |\n")
        .append("| --- | --- | --- | --- | --- | --- |\n");
    results.forEach((row, result) -> text.append(line(row, result)));
    return text.toString();
  }

  private static String line(Row row, Result result) {
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

  private static String machine() {
    return "%d processors, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }
}
