package io.cloudclicker.testing.samples.good;

import java.sql.Connection;
import java.util.function.Function;

class JdbcCounts {
  Function<Connection, String> naming() {
    return connection -> "on " + connection;
  }
}
