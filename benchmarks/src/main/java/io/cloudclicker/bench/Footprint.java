package io.cloudclicker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the operating system holds for a process.
record Footprint(long pid) {

  private static final Pattern TOTAL = Pattern.compile("^Total +[0-9]+ +([0-9]+)");

  double threads() throws IOException {
    return number("Threads:");
  }

  /// Of memory, as long as the process had any use for it.
  double megabytes() throws IOException {
    return number("VmRSS:") / 1024;
  }

  /// Of objects that are reachable, after a full collection.
  double liveKilobytes() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var histogram =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    var lines = histogram.inputReader().lines().toList();
    if (histogram.waitFor() != 0) {
      throw new CannotRun("live memory is read by jcmd: " + String.join(" ", lines));
    }
    return lines.stream()
        .map(TOTAL::matcher)
        .filter(Matcher::find)
        .mapToDouble(line -> Double.parseDouble(line.group(1)) / 1_024)
        .findFirst()
        .orElseThrow(() -> new CannotRun("no total among jcmd's lines"));
  }

  private double number(String name) throws IOException {
    var status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      throw new CannotRun("threads and memory are read from /proc, which is not here");
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow(() -> new CannotRun("no %s in %s".formatted(name, status)));
  }
}
