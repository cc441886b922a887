package io.cloudclicker.testing;

import io.cloudclicker.embedded.DataDirectory;
import io.cloudclicker.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An embedded broker in a JVM of its own, so that it can be killed and suspended; it ends itself
/// when its parent is gone.
final class BrokerProcess {
  private static final int STOP_SECONDS = 30;
  private static final List<String> QUICK_START =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> AS_IN_PRODUCTION = List.of("-Xmx1g");

  private final Process process;

  private BrokerProcess(Process process) {
    this.process = process;
  }

  /// Starts the JVM and returns at once; the folder keeps the topics and the output.
  ///
  /// @param measured whether its speed matters more than that of its start
  static BrokerProcess start(Path folder, int port, boolean measured) {
    return start(
        folder,
        measured ? AS_IN_PRODUCTION : QUICK_START,
        BrokerProcess.class,
        folder.toString(),
        Integer.toString(port));
  }

  /// Starts a JVM with the program, with its output in the folder.
  static BrokerProcess start(Path folder, String heap, Class<?> program, String... options) {
    List<String> jvm = List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    return start(folder, jvm, program, options);
  }

  private static BrokerProcess start(
      Path folder, List<String> jvm, Class<?> program, String... options) {
    try {
      Files.createDirectories(folder);
      Path arguments = folder.resolve("arguments");
      Files.write(arguments, arguments(jvm, program, options));
      return new BrokerProcess(
          new ProcessBuilder(java(), "@" + arguments)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Ends the broker in good order.
  void stop() {
    process.destroy();
    if (!hasEnded()) {
      kill();
    }
  }

  /// Ends the broker as a power failure does.
  void kill() {
    process.destroyForcibly();
    hasEnded();
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// In a file, because a class path may be longer than a command line.
  private static List<String> arguments(List<String> jvm, Class<?> program, String... options) {
    List<String> arguments = new ArrayList<>(jvm);
    arguments.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=io/cloudclicker/testing/broker-logback.xml",
            "-cp",
            quoted(System.getProperty("java.class.path")),
            program.getName()));
    Stream.of(options).map(BrokerProcess::quoted).forEach(arguments::add);
    return arguments;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\") + '"';
  }

  /// Runs the broker on the folder and the port until its input ends or it is told to stop.
  public static void main(String[] arguments) throws IOException {
    DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
    EmbeddedKafka kafka = EmbeddedKafka.start(data, Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    while (System.in.read() != -1) {
      // nobody writes; the end of the input means that the parent is gone
    }
    System.exit(0);
  }
}
