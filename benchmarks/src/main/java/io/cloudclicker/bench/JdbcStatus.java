package io.cloudclicker.bench;

import io.cloudclicker.testing.Database;
import java.sql.SQLException;

/// What the database server counts of itself, over all its databases.
record JdbcStatus(Database database) {

  /// Something that takes its time.
  @FunctionalInterface
  interface Work {
    Object done() throws Exception;
  }

  /// @return 0 where the server does not know the name
  long number(String name) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.prepareStatement("SHOW GLOBAL STATUS LIKE ?")) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getLong(2) : 0;
      }
    }
  }

  /// How fast the number grows while the work is done.
  double perSecond(String name, Work work) throws Exception {
    long before = number(name);
    long begun = System.nanoTime();
    work.done();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return (number(name) - before) / seconds;
  }
}
