package io.cloudclicker.trail;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of `trail`: appended to and read, never changed. Takes part in the caller's
/// transaction, where there is one.
final class JdbcTrail implements Trail {

  private static final String PAGE =
      """
      SELECT id, at, actor, action, target, address, detail FROM trail
      WHERE id < :before AND at >= :from AND at < :to
        AND (:action IS NULL OR action = :action)
        AND (:user IS NULL OR actor = :user OR target = :user)
      ORDER BY id DESC LIMIT :limit
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcTrail(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A row.
  record Written(
      long id,
      long atMillis,
      String actor,
      String action,
      String target,
      String address,
      String detail) {}

  /// What to look for.
  ///
  /// @param user whoever did it, or to whom it was done; null for all
  /// @param action null for all
  record Query(
      @Nullable String user,
      @Nullable Action action,
      long fromMillis,
      long toMillis,
      long before,
      int limit) {}

  @Override
  public void write(Deed deed) {
    jdbc.sql(
            "INSERT INTO trail (at, actor, action, target, address, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            clock.millis(),
            deed.actor(),
            deed.action().word(),
            deed.target(),
            deed.address(),
            deed.detail())
        .update();
  }

  /// The newest first.
  List<Written> read(Query query) {
    return jdbc.sql(PAGE)
        .param("before", query.before())
        .param("from", query.fromMillis())
        .param("to", query.toMillis())
        .param("action", query.action() == null ? null : query.action().word())
        .param("user", query.user())
        .param("limit", query.limit())
        .query(
            (row, _) ->
                new Written(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7)))
        .list();
  }
}
