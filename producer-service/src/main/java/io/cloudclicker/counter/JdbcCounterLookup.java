package io.cloudclicker.counter;

import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.wire.CounterName;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks a counter up for its clicks, by one statement on the primary.
final class JdbcCounterLookup implements CounterLookup {

  private static final int QUERY_SECONDS = 1;
  private static final String FIND =
      "SELECT press, origins FROM counter WHERE name = ? AND deleted_at IS NULL";

  private final JdbcClient jdbc;

  JdbcCounterLookup(DataSource database) {
    var template = new JdbcTemplate(database);
    template.setQueryTimeout(QUERY_SECONDS);
    this.jdbc = JdbcClient.create(template);
  }

  @Override
  public Optional<Counter> read(CounterName name) {
    return jdbc.sql(FIND)
        .param(name.value())
        .query(
            (row, _) ->
                new Counter(
                    name, Press.ofWord(row.getString(1)), Counter.originsOf(row.getString(2))))
        .optional();
  }
}
