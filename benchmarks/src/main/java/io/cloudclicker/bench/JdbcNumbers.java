package io.cloudclicker.bench;

import java.sql.Connection;
import java.sql.SQLException;

/// One number of a database.
final class JdbcNumbers {

  private JdbcNumbers() {}

  /// The first column of the only row; 0 where it is null.
  static long sum(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
