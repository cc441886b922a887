package io.cloudclicker.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM that runs a main class until it is killed; its main says one line when it is ready.
final class OtherJvm {
  static final Path PROGRAMS = Path.of("target", "programs");

  private OtherJvm() {}

  /// Runs the main class until it has said its line, kills the JVM, and returns the line.
  static String runAndKill(Class<?> main, Object... arguments) throws Exception {
    Process process = start(main, arguments);
    try (BufferedReader output = process.inputReader()) {
      String line = readyLine(output);
      process.destroyForcibly().waitFor();
      return line;
    }
  }

  static Process start(Class<?> main, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Says that the main has done its part, and stays until it is killed.
  static void sayAndStay(Object line) throws InterruptedException {
    System.out.println("ready " + line);
    Thread.currentThread().join();
  }

  static String readyLine(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("The other JVM ended before it was ready.");
    }
    return line.substring("ready ".length());
  }
}
