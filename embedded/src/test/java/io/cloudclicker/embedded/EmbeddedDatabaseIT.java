package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
  @TempDir static Path temporary;
  private final Path folder = temporary.resolve("data " + System.nanoTime());
  private final DataDirectory data = DataDirectory.open(folder);

  @AfterEach
  void letTheFolderGo() {
    data.close();
  }

  @Test
  void keepsItsData_overARestart() throws Exception {
    String password;
    int port;
    try (EmbeddedDatabase database = start(data, 0)) {
      password = database.password();
      port = database.port();
      run(database, "CREATE TABLE total (clicks BIGINT)");
      run(database, "INSERT INTO total VALUES (7)");
    }
    try (EmbeddedDatabase database = start(data, port)) {
      assertThat(database.password()).isEqualTo(password);
      assertThat(database.url()).isEqualTo("jdbc:mariadb://127.0.0.1:%d/clicker".formatted(port));
      assertThat(ask(database, "SELECT clicks FROM total")).isEqualTo("7");
    }
  }

  @Test
  void keepsItsData_afterItsJvmWasKilled() throws Exception {
    data.close();
    String pidAndPort = OtherJvm.runAndKill(Clicks.class, folder);
    long left = Long.parseLong(pidAndPort.split(" ", -1)[0]);
    assertThat(ProcessHandle.of(left)).isPresent();

    try (DataDirectory again = DataDirectory.open(folder);
        EmbeddedDatabase database = start(again, Integer.parseInt(pidAndPort.split(" ", -1)[1]))) {
      assertThat(database.process().pid()).isNotEqualTo(left);
      assertThat(ask(database, "SELECT clicks FROM total")).isEqualTo("7");
    }
  }

  @Test
  void isDurableAndItsSecretsAreTheOwners() throws Exception {
    try (EmbeddedDatabase database = start(data, 0)) {
      assertThat(ask(database, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
      assertThat(ask(database, "SELECT COUNT(*) FROM information_schema.schema_privileges"))
          .isNotEqualTo("0");
      for (String secret : new String[] {"password", "init.sql"}) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(data.path().resolve("database/" + secret))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void keepsItsHandsOffTheTemporaryFilesOfOthers() throws Exception {
    Path other = Files.createTempFile("#sql-temptable-", ".MAI");
    try (EmbeddedDatabase database = start(data, 0)) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      assertThat(other).exists();
    } finally {
      Files.deleteIfExists(other);
    }
  }

  @Test
  void givesTheUserDatabasesThatBeginWithTheName_andNoOthers() throws Exception {
    try (EmbeddedDatabase database = start(data, 0)) {
      run(database, "CREATE DATABASE clicker_2");
      assertThatThrownBy(() -> run(database, "CREATE DATABASE other"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void refusesANameThatWouldBeSql() {
    assertThatThrownBy(() -> EmbeddedDatabase.start(data, OtherJvm.PROGRAMS, 0, "a`; DROP"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closesTwice() {
    EmbeddedDatabase database = start(data, 0);
    database.close();
    database.close();
    assertThat(database.process().isAlive()).isFalse();
  }

  private static EmbeddedDatabase start(DataDirectory data, int port) {
    return EmbeddedDatabase.start(data, OtherJvm.PROGRAMS, port, "clicker");
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  static class Clicks {
    public static void main(String[] arguments) throws Exception {
      EmbeddedDatabase database = start(DataDirectory.open(Path.of(arguments[0])), 0);
      run(database, "CREATE TABLE total (clicks BIGINT)");
      run(database, "INSERT INTO total VALUES (7)");
      OtherJvm.sayAndStay(database.process().pid() + " " + database.port());
    }
  }
}
