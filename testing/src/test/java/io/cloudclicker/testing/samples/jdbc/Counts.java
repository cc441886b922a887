package io.cloudclicker.testing.samples.jdbc;

import java.sql.Connection;

class Counts {
  static class Row {
    void read(Connection connection) {}
  }
}
