package io.cloudclicker.testing.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// An executable jar, extracted once and with a cache of its classes as a first start loaded them:
/// it starts in half the time so, and it is how the images hold it.
public record Program(Path jar) {

  /// Reaches no server that happens to run here.
  private static final List<String> ALONE =
      List.of(
          "--server.port=0",
          "--management.server.port=0",
          "--spring.flyway.enabled=false",
          "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/none",
          "--spring.kafka.bootstrap-servers=127.0.0.1:1",
          "--spring.data.redis.port=1");

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
        extracted.train();
      }
    }
    return extracted;
  }

  private static void extract(Program program, Path folder)
      throws IOException, InterruptedException {
    var jar = program.jar.toString();
    var to = folder.toString();
    run(
        List.of(java(), "-Djarmode=tools", "-jar", jar, "extract", "--force", "--destination", to),
        jar + " can't be extracted");
  }

  /// Starts the program up to where it would begin, and keeps what it loaded for later starts.
  private void train() throws IOException, InterruptedException {
    Files.deleteIfExists(cache());
    run(
        command(List.of("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh"), ALONE),
        jar + " can't be trained");
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

  private boolean isNewerThan(Program other) throws IOException {
    return Files.exists(cache())
        && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(other.jar)) >= 0;
  }

  private Path cache() {
    return jar.resolveSibling("classes.aot");
  }

  /// @param options Spring's
  List<String> command(List<String> options) {
    return command(List.of("-XX:AOTCache=" + cache()), options);
  }

  /// The cache is good for exactly these flags of the JVM.
  private List<String> command(List<String> cached, List<String> options) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(cached);
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
