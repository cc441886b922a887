package io.cloudclicker.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a run is made on and of, as the machine itself tells it.
final class Machine {

  private Machine() {}

  static String description() {
    return "%s, %d processors, %d GB of memory, %s %s %s, Java %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Math.round(memory() / 1e9),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  /// The commit, and whether something in the checkout differs from it.
  static String commit() {
    var commit = said("git", "rev-parse", "--short=12", "HEAD");
    var changed = said("git", "status", "--porcelain", "--untracked-files=no");
    return commit.isEmpty() ? "an unknown commit" : commit + (changed.isEmpty() ? "" : ", changed");
  }

  /// How many processes wait for a processor besides: what a figure suffers from.
  static String load() {
    double load = system().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }

  /// What a command prints, without its last line's end; empty where it fails or is not there.
  static String said(String... command) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("a processor without a name");
    } catch (IOException e) {
      var name = said("sysctl", "-n", "machdep.cpu.brand_string");
      return name.isEmpty() ? "a processor without a name" : name;
    }
  }

  private static long memory() {
    return system().getTotalMemorySize();
  }

  private static OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }
}
