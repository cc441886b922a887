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

  /// Reaches no server that happens to run here.
  private static final List<String> ALONE =
      List.of(
          "--server.port=0",
          "--management.server.port=0",
          "--spring.flyway.enabled=false",
          "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/none",
          "--spring.kafka.bootstrap-servers=127.0.0.1:1",
          "--spring.data.redis.port=1");

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

  /// Ready to be run: a jar is extracted beside itself, with a cache of its classes as a first
  /// start loaded them. It starts in half the time so, and it is how the images hold it. Anew where
  /// the jar is newer, by one JVM, while others wait.
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
      if (!isNewerThan(cache(extracted), jar)) {
        extract(jar, folder);
        train(extracted);
      }
    }
    return extracted;
  }

  private static void extract(Path jar, Path folder) throws IOException, InterruptedException {
    var from = jar.toString();
    var to = folder.toString();
    run(
        List.of(java(), "-Djarmode=tools", "-jar", from, "extract", "--force", "--destination", to),
        jar + " can't be extracted");
  }

  /// Starts the program up to where it would begin, and keeps what it loaded for later starts.
  private static void train(Path jar) throws IOException, InterruptedException {
    var cache = cache(jar);
    Files.deleteIfExists(cache);
    var training = List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh");
    var options = Stream.concat(training.stream(), QUICK_START.stream()).toList();
    run(
        command(options, List.of("-jar", jar.toString()), ALONE),
        jar + " can't be started to keep its classes");
  }

  private static Path cache(Path jar) {
    return jar.resolveSibling("classes.aot");
  }

  private static void run(List<String> command, String failure)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(failure);
    }
  }

  private static boolean isNewerThan(Path one, Path other) throws IOException {
    return Files.exists(one)
        && Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
  }

  /// The command line, with options of the program's own at its end.
  List<String> command(List<String> options) {
    return switch (what) {
      case What.Jar(var path) ->
          command(
              Stream.concat(jvm.stream(), Stream.of("-XX:AOTCache=" + cache(path))).toList(),
              List.of("-jar", path.toString()),
              options);
      case What.Main(var name) ->
          command(jvm, List.of("-cp", System.getProperty("java.class.path"), name), options);
    };
  }

  private static List<String> command(List<String> jvm, List<String> what, List<String> options) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(jvm);
    command.addAll(ALWAYS);
    command.addAll(what);
    command.addAll(options);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
