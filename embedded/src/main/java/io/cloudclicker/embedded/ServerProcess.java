package io.cloudclicker.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A server that runs as a child process on a folder of its own, with its process id and its output
/// in that folder.
///
/// It outlives a killed JVM; the next start on the folder ends it first.
final class ServerProcess implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int POLL_MILLIS = 20;

  private final String server;
  private final Process process;
  private final Path output;

  private ServerProcess(String server, Process process, Path output) {
    this.server = server;
    this.process = process;
    this.output = output;
  }

  /// Starts the command in the folder, after the leftover of a killed JVM has ended.
  ///
  /// @param mark the command's argument that names the folder, by which a leftover is recognised
  static ServerProcess start(
      String server, Path folder, List<String> command, String mark, Map<String, String> variables)
      throws IOException {
    endLeftover(folder, mark);
    Path output = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    Files.writeString(pidFile(folder), Long.toString(process.pid()));
    return new ServerProcess(server, process, output);
  }

  /// Ends the process that the folder's file names, if it really runs on this folder.
  static void endLeftover(Path folder, String mark) {
    @Nullable ProcessHandle leftover = leftover(pidFile(folder), mark);
    if (leftover == null) {
      return;
    }
    leftover.destroy();
    if (!await(STOP_LIMIT, () -> !runsWith(leftover, mark))) {
      leftover.destroyForcibly();
      await(STOP_LIMIT, () -> !runsWith(leftover, mark));
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Returns when the server is ready; ends it when that doesn't come true.
  void awaitReady(Duration limit, BooleanSupplier ready) {
    boolean isReady = await(limit, () -> !process.isAlive() || ready.getAsBoolean());
    if (!isReady || !process.isAlive()) {
      String reason = process.isAlive() ? "it kept silent" : "it ended with " + exitValue();
      close();
      throw new ServerNotStarted(server, reason + "; its last words are:\n" + lastWords(), null);
    }
  }

  /// Asks the process to end, and makes it end if it doesn't; safe to repeat.
  @Override
  public void close() {
    process.destroy();
    if (!hasEnded()) {
      process.destroyForcibly();
      hasEnded();
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int exitValue() {
    return process.exitValue();
  }

  private String lastWords() {
    List<String> lines = read(output).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  private static @Nullable ProcessHandle leftover(Path pidFile, String mark) {
    String pid = Files.exists(pidFile) ? read(pidFile) : "";
    return pid.matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(it -> runsWith(it, mark)).orElse(null)
        : null;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean runsWith(ProcessHandle process, String mark) {
    return process.isAlive()
        && process.info().arguments().map(it -> List.of(it).contains(mark)).orElse(false);
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("pid");
  }

  private static boolean await(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
