package io.cloudclicker.testing.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a process runs, and how its JVM is set.
///
/// @param jvm the JVM's options
/// @param what an executable jar, which is extracted once, or the name of a class
public record Program(List<String> jvm, What what) {

  /// A JVM that starts fast and stays small: right for tests, wrong for figures.
  private static final List<String> QUICK_START =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final List<String> ALWAYS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  public sealed interface What {
    record Jar(Path path) implements What {}

    /// On the class path of this JVM.
    record Main(String name) implements What {}
  }

  /// @param property the system property that names the jar, as the build sets it
  public static Program named(String property) {
    var path = System.getProperty(property);
    if (path == null || !Files.isRegularFile(Path.of(path))) {
      throw new IllegalStateException(
          "%s is %s; build the jars first: ./mvnw verify does".formatted(property, path));
    }
    return jar(Path.of(path));
  }

  public static Program jar(Path path) {
    return new Program(QUICK_START, new What.Jar(path));
  }

  /// A class with a `main` on this JVM's own class path.
  public static Program main(Class<?> program) {
    return new Program(QUICK_START, new What.Main(program.getName()));
  }

  /// The same with other options in the place of those that start fast.
  public Program with(List<String> options) {
    return new Program(options, what);
  }

  /// Ready to be run: a jar is extracted beside itself, which starts faster and is how the images
  /// hold it; anew where the jar is newer, by one JVM, while others wait.
  static synchronized Program extracted(Program program) throws IOException, InterruptedException {
    return program.what instanceof What.Jar(Path jar)
        ? new Program(program.jvm, new What.Jar(extracted(jar)))
        : program;
  }

  private static Path extracted(Path jar) throws IOException, InterruptedException {
    var folder = jar.resolveSibling("extracted");
    var extracted = folder.resolve(jar.getFileName());
    var lock = jar.resolveSibling("extracted.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!isNewerThan(extracted, jar)) {
        extract(jar, folder);
      }
    }
    return extracted;
  }

  private static void extract(Path jar, Path folder) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(jar + " can't be extracted");
    }
  }

  private static boolean isNewerThan(Path one, Path other) throws IOException {
    return Files.exists(one)
        && Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
  }

  /// The command line, with options of the program's own at its end.
  List<String> command(List<String> options) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(jvm);
    command.addAll(ALWAYS);
    command.addAll(
        switch (what) {
          case What.Jar(var path) -> List.of("-jar", path.toString());
          case What.Main(var name) -> List.of("-cp", System.getProperty("java.class.path"), name);
        });
    return Stream.concat(command.stream(), options.stream()).toList();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
