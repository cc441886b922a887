package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Places in the documentation that hold the last results: between two marks, and only there.
enum Page {
  LAST_RUN("the last run"),
  LAST_SOAK("the last soak");

  private static final Path FILE = Path.of("docs", "reliability.md");

  final String begin;
  final String end;

  Page(String what) {
    begin = "<!-- %s: written by ./clicker prove -->".formatted(what);
    end = "<!-- end of %s -->".formatted(what);
  }

  void write(String text) throws IOException {
    Files.writeString(FILE, replaced(Files.readString(FILE), text));
  }

  String replaced(String page, String text) throws IOException {
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException("%s has lost its marks".formatted(FILE));
    }
    return page.substring(0, from + begin.length()) + "\n\n" + text + "\n" + page.substring(to);
  }

  /// What was run, when, and on what.
  static String command(String options, long seed, Instant begun) {
    return "`%s` with seed %d, %s, on %s.%n%n%s"
        .formatted(
            ("./clicker prove " + options).strip(),
            seed,
            begun.truncatedTo(ChronoUnit.MINUTES),
            machine(),
            Stack.shared().description());
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
