package io.cloudclicker.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The executable jar as a process, as `./clicker up` runs it, with what it says kept.
final class Program implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Process process;
  private final Path said;
  private final Path complained;

  private Program(Process process, Path said, Path complained) {
    this.process = process;
    this.said = said;
    this.complained = complained;
  }

  /// @param folder where what it says is kept
  static Program start(Path folder, Object... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1")); // starts sooner
    command.addAll(List.of("-jar", System.getProperty("clicker.standalone.jar")));
    Stream.of(options).map(Object::toString).forEach(command::add);
    Path said = Files.createTempFile(folder, "said", ".txt");
    Path complained = Files.createTempFile(folder, "complained", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(complained.toFile())
            .start();
    return new Program(process, said, complained);
  }

  long pid() {
    return process.pid();
  }

  String said() {
    return read(said);
  }

  String complaints() {
    return read(complained);
  }

  Program awaitSaid(String text) {
    Awaitility.await("it says: " + text)
        .atMost(LIMIT)
        .until(() -> said().contains(text) || !process.isAlive());
    if (!said().contains(text)) {
      throw new IllegalStateException("It ended: " + said() + complaints());
    }
    return this;
  }

  /// The servers that it runs as processes of their own.
  List<ProcessHandle> servers() {
    return process.descendants().toList();
  }

  /// As `kill` does.
  int stop() throws InterruptedException {
    process.destroy();
    return status();
  }

  /// As a terminal's Ctrl-C does, which tells the servers at the same time; with TERM for the JVM,
  /// because below a shell in the background it ignores INT.
  int interrupt() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-INT"));
    servers().forEach(it -> command.add(Long.toString(it.pid())));
    process.destroy();
    new ProcessBuilder(command).start().waitFor();
    return status();
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    status();
  }

  /// As `kill -9` does with the whole process group.
  void killWithServers() throws InterruptedException {
    List<ProcessHandle> servers = servers();
    kill();
    servers.forEach(ProcessHandle::destroyForcibly);
  }

  int status() throws InterruptedException {
    if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("It has not ended: " + said() + complaints());
    }
    return process.exitValue();
  }

  /// Leaves nothing behind, whatever a test did.
  @Override
  public void close() throws InterruptedException {
    killWithServers();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
