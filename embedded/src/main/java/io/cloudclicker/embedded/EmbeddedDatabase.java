package io.cloudclicker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/// MariaDB as a child process on the loopback address, with one database, one user and durable
/// commits.
///
/// `close` may be called from any thread, more than once.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String TEMPORARY = "tmp";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String USER = "clicker";

  private final ServerProcess process;
  private final String url;
  private final int port;
  private final String password;

  private EmbeddedDatabase(ServerProcess process, String url, int port, String password) {
    this.process = process;
    this.url = url;
    this.port = port;
    this.password = password;
  }

  /// Starts MariaDB and returns when the user can log in.
  ///
  /// @param programs where the server's programs are unpacked once (350 MB); may be shared by many
  /// @param port the port, or 0 for a free one
  /// @param name the database to create; the user owns every database whose name begins with it
  public static EmbeddedDatabase start(DataDirectory data, Path programs, int port, String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException("\"%s\" can't be a database's name.".formatted(name));
    }
    return PlatformThread.call(
        "MariaDB", () -> startHere(data.folder("database"), programs, port, name));
  }

  /// Ends the server that a killed JVM left on the folder, without starting another; `start` does
  /// so by itself.
  public static void endLeftover(DataDirectory data) {
    ServerProcess.endLeftover(data.folder("database"), mark(data.folder("database")));
  }

  public String url() {
    return url;
  }

  public int port() {
    return port;
  }

  public String username() {
    return USER;
  }

  /// Made up at the first start and kept in the data folder, readable for its owner.
  public String password() {
    return password;
  }

  /// The server's process, for tests that kill or suspend it.
  public ProcessHandle process() {
    return process.handle();
  }

  @Override
  public void close() {
    process.close();
  }

  private static EmbeddedDatabase startHere(Path folder, Path programs, int wantedPort, String name)
      throws IOException {
    String mark = mark(folder);
    ServerProcess.endLeftover(folder, mark);
    int port = LocalPort.choose("MariaDB", wantedPort);
    MariaDbPrograms mariaDb = MariaDbPrograms.unpackedIn(programs);
    WholeFolder.createOnce(tables(folder), mariaDb::createSystemTables);
    String password = password(folder.resolve("password"));
    Files.createDirectories(folder.resolve(TEMPORARY));
    Path init = folder.resolve("init.sql");
    writeForOwner(init, statements(name, password));
    ServerProcess process =
        ServerProcess.start(
            "MariaDB", folder, command(mariaDb, mark, init, port), mark, mariaDb.variables());
    String url = "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, name);
    process.awaitReady(START_LIMIT, () -> answers(url, password));
    return new EmbeddedDatabase(process, url, port, password);
  }

  private static Path tables(Path folder) {
    return folder.resolve("tables");
  }

  private static String mark(Path folder) {
    return "--datadir=" + tables(folder);
  }

  private static List<String> command(MariaDbPrograms mariaDb, String mark, Path init, int port) {
    List<String> command = new ArrayList<>(mariaDb.server());
    command.addAll(
        List.of(
            mark,
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=mariadbd.sock", // below datadir: an absolute path may be too long
            "--tmpdir=../" + TEMPORARY, // a server tidies up there at its start, also after others
            "--init-file=" + init,
            "--skip-ssl", // else each start makes a 4096 bit key, for 5 to 60 seconds
            "--innodb-flush-log-at-trx-commit=1",
            "--max-connections=200",
            "--character-set-server=utf8mb4"));
    return command;
  }

  private static String statements(String name, String password) {
    return """
        CREATE DATABASE IF NOT EXISTS `%1$s`;
        CREATE USER IF NOT EXISTS '%2$s'@'localhost' IDENTIFIED BY '%3$s';
        ALTER USER '%2$s'@'localhost' IDENTIFIED BY '%3$s';
        GRANT ALL ON `%1$s%%`.* TO '%2$s'@'localhost';
        """
        .formatted(name, USER, password);
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      writeForOwner(file, UUID.randomUUID().toString());
    }
    return Files.readString(file);
  }

  private static void writeForOwner(Path file, String text) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, text);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean answers(String url, String password) {
    Properties user = new Properties();
    user.putAll(Map.of("user", USER, "password", password, "connectTimeout", "1000"));
    try (Connection connection = new org.mariadb.jdbc.Driver().connect(url, user)) {
      return connection != null;
    } catch (SQLException notYet) {
      return false;
    }
  }
}
