package io.cloudclicker.account;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Members;
import io.cloudclicker.caller.Role;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads session and account together.
final class JdbcMembers implements Members {

  private static final String STANDING =
      """
      SELECT a.username, a.role FROM account_session s JOIN account a ON a.id = s.account_id
      WHERE s.id = ? AND s.account_id = ? AND s.ended_at IS NULL AND s.expires_at > ?
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcMembers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Standing> of(Caller.Person person) {
    return jdbc.sql(STANDING)
        .params(person.session(), person.account(), clock.millis())
        .query(
            (row, _) -> new Standing(row.getString(1), Role.of(row.getString(2)).orElse(Role.USER)))
        .optional();
  }
}
