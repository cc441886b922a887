package io.cloudclicker.testing.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// An executable jar, extracted once: it starts faster so, and it is how the images hold it.
public record Program(Path jar) {

  /// @param property the system property that names the jar, as the build sets it
  public static Program named(String property) {
    var path = System.getProperty(property);
    if (path == null || !Files.isRegularFile(Path.of(path))) {
      throw new IllegalStateException(
          "%s is %s; build the jars first: ./mvnw verify does".formatted(property, path));
    }
    return new Program(Path.of(path));
  }

  /// The jar extracted beside itself, anew where the jar is newer; by one JVM, while others wait.
  static synchronized Program extracted(Program program) throws IOException, InterruptedException {
    var folder = program.jar.resolveSibling("extracted");
    var extracted = new Program(folder.resolve(program.jar.getFileName()));
    var lock = program.jar.resolveSibling("extracted.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!extracted.isNewerThan(program)) {
        extract(program, folder);
      }
    }
    return extracted;
  }

  private static void extract(Program program, Path folder)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                java(),
                "-Djarmode=tools",
                "-jar",
                program.jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(program.jar + " can't be extracted");
    }
  }

  private boolean isNewerThan(Program other) throws IOException {
    return Files.exists(jar)
        && Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(other.jar)) >= 0;
  }

  List<String> command(List<String> options) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(options);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
