package io.cloudclicker.testing.process;

import io.cloudclicker.testing.ProcessSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// One service process: started, killed, stopped and started again, on ports of its own that it
/// keeps.
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// Those that would outlive this JVM.
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private final String name;
  private final Program program;
  private final Map<String, String> environment;
  private final Path log;
  private final int port = freePort();
  private final int managementPort = freePort();
  private @Nullable Process process;

  /// @param logs the folder of the process's log, which grows over restarts
  public ServiceProcess(String name, Program program, Map<String, String> environment, Path logs)
      throws IOException, InterruptedException {
    this.name = name;
    this.program = Program.extracted(program);
    this.environment = new HashMap<>(environment);
    this.log = Files.createDirectories(logs).resolve(name + ".log");
  }

  /// An environment variable of later starts; null takes it away.
  public void set(String variable, @Nullable String value) {
    if (value == null) {
      environment.remove(variable);
    } else {
      environment.put(variable, value);
    }
  }

  public long pid() {
    return running().pid();
  }

  /// Starts the process; [#awaitReady(URI)] waits until it works.
  ///
  /// @param options Spring's command line options, such as `--clicker.faults.point=after-commit`
  public ServiceProcess start(String... options) throws IOException {
    var builder = new ProcessBuilder(program.command(List.of(options)));
    builder.environment().putAll(environment);
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = started(builder);
    return this;
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    var started = builder.start();
    RUNNING.add(started);
    var _ = started.onExit().thenAccept(RUNNING::remove);
    return started;
  }

  /// Waits until the address answers 200; below [#uri()] or [#management()].
  public ServiceProcess awaitReady(URI health) {
    Awaitility.await(name + " is ready, see " + log)
        .atMost(START)
        .until(() -> !isAlive() || answers(health));
    if (!isAlive()) {
      throw new IllegalStateException(name + " ended while it started, see " + log);
    }
    return this;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  public URI management() {
    return URI.create("http://127.0.0.1:" + managementPort + "/");
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// The status that the process ended with; waits for its end.
  public int exitStatus(Duration limit) throws InterruptedException {
    var ended = Objects.requireNonNull(process);
    if (!ended.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(name + " has not ended");
    }
    return ended.exitValue();
  }

  /// As `kill -9` does.
  public void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /// As a deploy does: SIGTERM, and time to finish.
  public void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      exitStatus(STOP);
    }
  }

  /// SIGTERM, without waiting for the end.
  public void terminate() {
    running().destroy();
  }

  /// Suspends the process: it keeps its connections and does nothing.
  public void pause() {
    ProcessSignal.STOP.send(running().toHandle());
  }

  public void resume() {
    ProcessSignal.CONT.send(running().toHandle());
  }

  /// Waits until the process is suspended, by itself or by others.
  public void awaitPaused(Duration limit) {
    Awaitility.await(name + " is suspended, see " + log)
        .atMost(limit)
        .until(() -> ProcessSignal.isStopped(running().toHandle()));
  }

  /// What the process wrote so far, over all its starts.
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process running() {
    return Objects.requireNonNull(process, name + " was never started");
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private static boolean answers(URI uri) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
