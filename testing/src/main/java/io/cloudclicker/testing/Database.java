package io.cloudclicker.testing;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/// One database on a stack's server and the account that owns it.
public record Database(String url, String username, String password) {
  /// A new connection; the caller closes it.
  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /// Opens a new connection each time; pool it if that's too slow.
  public DataSource dataSource() {
    return url.startsWith("jdbc:mariadb:") ? mariaDb() : mySql();
  }

  private DataSource mySql() {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(url);
    source.setUser(username);
    source.setPassword(password);
    return source;
  }

  private DataSource mariaDb() {
    try {
      MariaDbDataSource source = new MariaDbDataSource(url);
      source.setUser(username);
      source.setPassword(password);
      return source;
    } catch (SQLException e) {
      throw new IllegalArgumentException(url, e);
    }
  }
}
