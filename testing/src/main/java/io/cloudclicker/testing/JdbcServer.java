package io.cloudclicker.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;

/// A stack's database server, as the account sees it that owns every database whose name begins
/// with `clicker`.
record JdbcServer(String urlBefore, String urlAfter, String username, String password) {
  static final String DATABASE = "clicker";

  Database database(String name) {
    return new Database(urlBefore + name + urlAfter, username, password);
  }

  Database createDatabase() {
    String name = DATABASE + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    run(database(DATABASE), "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    return database(name);
  }

  /// The name and version that the server tells.
  String version() {
    try (Connection connection = database(DATABASE).connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT VERSION()")) {
      rows.next();
      String version = rows.getString(1);
      boolean isMariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
      return isMariaDb ? version : "MySQL " + version;
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell its version.", e);
    }
  }

  void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(this::answers);
  }

  static void run(Database database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refuses: " + sql, e);
    }
  }

  private boolean answers() {
    try (Connection connection = database(DATABASE).connect()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
