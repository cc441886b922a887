package io.cloudclicker.lockout;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The rows of `lockout`, so that all instances count together.
final class JdbcLockouts implements Lockouts {

  /// After so long without a failure the count begins anew.
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private static final String WAIT =
      """
      SELECT COALESCE(MAX(locked_until), 0) FROM lockout
      WHERE (kind = 'name' AND who = :name) OR (kind = 'address' AND who = :address)
      """;
  private static final String COUNT =
      """
      INSERT INTO lockout (kind, who, failures, failed_at, locked_until)
      VALUES (:kind, :who, 1, :now, 0)
      ON DUPLICATE KEY UPDATE failures = IF(failed_at < :stale, 1, failures + 1), failed_at = :now
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  JdbcLockouts(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Duration pause(Attempt attempt) {
    long until =
        jdbc.sql(WAIT)
            .param("name", attempt.name())
            .param("address", attempt.address())
            .query(Long.class)
            .single();
    return Duration.ofMillis(Math.max(0, until - clock.millis()));
  }

  @Override
  public Duration failed(Attempt attempt) {
    var pause =
        transactions.execute(
            _ -> {
              var ofAddress = count(Pauses.ADDRESS, attempt.address());
              var ofName = count(Pauses.NAME, attempt.name());
              return ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
            });
    return Objects.requireNonNull(pause);
  }

  @Override
  public void succeeded(Attempt attempt) {
    jdbc.sql("DELETE FROM lockout WHERE kind = 'name' AND who = ?").param(attempt.name()).update();
  }

  private Duration count(Pauses pauses, String who) {
    var kind = pauses.name().toLowerCase(Locale.ROOT);
    long now = clock.millis();
    jdbc.sql(COUNT)
        .param("kind", kind)
        .param("who", who)
        .param("now", now)
        .param("stale", now - FORGOTTEN.toMillis())
        .update();
    int failures =
        jdbc.sql("SELECT failures FROM lockout WHERE kind = ? AND who = ?")
            .params(kind, who)
            .query(Integer.class)
            .single();
    var pause = pauses.after(failures);
    jdbc.sql("UPDATE lockout SET locked_until = ? WHERE kind = ? AND who = ?")
        .params(now + pause.toMillis(), kind, who)
        .update();
    return pause;
  }
}
