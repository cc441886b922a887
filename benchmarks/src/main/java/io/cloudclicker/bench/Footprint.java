package io.cloudclicker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the operating system holds for a process.
record Footprint(long pid) {

  double threads() throws IOException {
    return number("Threads:");
  }

  /// Of memory, as long as the process had any use for it.
  double megabytes() throws IOException {
    return number("VmRSS:") / 1024;
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
