package io.cloudclicker.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/// Redis as a child process on the loopback address, which keeps its data and never evicts.
///
/// `close` may be called from any thread, more than once.
public final class EmbeddedRedis implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerProcess process;
  private final int port;

  private EmbeddedRedis(ServerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts Redis and returns when it answers.
  ///
  /// @param programs where the server's program is unpacked once; may be shared by many
  /// @param port the port, or 0 for a free one
  public static EmbeddedRedis start(DataDirectory data, Path programs, int port) {
    return PlatformThread.call("Redis", () -> startHere(data.folder("redis"), programs, port));
  }

  /// Ends the server that a killed JVM left on the folder, without starting another; `start` does
  /// so by itself.
  public static void endLeftover(DataDirectory data) {
    Path folder = data.folder("redis");
    ServerProcess.endLeftover(folder, settings(folder).toString());
  }

  public String host() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  public int port() {
    return port;
  }

  /// The server's process, for tests that kill or suspend it.
  public ProcessHandle process() {
    return process.handle();
  }

  @Override
  public void close() {
    process.close();
  }

  private static EmbeddedRedis startHere(Path folder, Path programs, int wantedPort)
      throws IOException {
    String settings = settings(folder).toString();
    ServerProcess.endLeftover(folder, settings);
    int port = LocalPort.choose("Redis", wantedPort);
    Files.writeString(Path.of(settings), settings(folder, port));
    List<String> command = List.of(program(programs).toString(), settings);
    ServerProcess process = ServerProcess.start("Redis", folder, command, settings, Map.of());
    process.awaitReady(START_LIMIT, () -> answers(port));
    return new EmbeddedRedis(process, port);
  }

  private static Path settings(Path folder) {
    return folder.resolve("redis.conf");
  }

  /// A process title would replace the arguments by which a leftover is recognised.
  private static String settings(Path folder, int port) {
    return """
        bind 127.0.0.1
        port %d
        dir "%s"
        appendonly yes
        save ""
        maxmemory 256mb
        maxmemory-policy noeviction
        set-proc-title no
        """
        .formatted(port, folder);
  }

  private static Path program(Path programs) {
    OsArchitecture machine = OsArchitecture.detectOSandArchitecture();
    String resource = ExecutableProvider.newProvidedVersionsMap().get(machine);
    if (resource == null) {
      throw new ServerNotStarted("Redis", "there is no program of it for this machine.", null);
    }
    String name = resource.substring(1);
    Path folder = programs.toAbsolutePath().resolve(name);
    return WholeFolder.createOnce(folder, EmbeddedRedis::unpack).resolve(name);
  }

  private static void unpack(Path empty) throws IOException {
    ExecutableProvider.newJarResourceProvider(empty.toFile()).get();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      socket.setSoTimeout(1000);
      socket.getOutputStream().write(PING);
      return socket.getInputStream().read() == '+';
    } catch (IOException notYet) {
      return false;
    }
  }
}
