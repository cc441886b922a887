package io.cloudclicker.token;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Member;
import io.cloudclicker.caller.Role;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.cloudclicker.wire.SubjectId;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// The rows of `api_token`. Safe for any thread.
final class JdbcApiTokens {

  private static final int MOST = 20;
  private static final String FIND =
      """
      SELECT t.secret_hash, t.scopes, t.name, t.expires_at, a.username, a.role, a.subject_id
      FROM api_token t JOIN account a ON a.id = t.account_id WHERE t.id = ?
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Trail trail;
  private final Clock clock;

  JdbcApiTokens(JdbcClient jdbc, TransactionOperations transactions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.trail = trail;
    this.clock = clock;
  }

  /// Empty where the secret is not that of the token, or it has expired.
  Optional<Caller.Machine> find(Secret secret) {
    return jdbc.sql(FIND)
        .param(secret.id())
        .query((row, _) -> machine(secret, row))
        .optional()
        .flatMap(machine -> machine);
  }

  private Optional<Caller.Machine> machine(Secret secret, ResultSet row) throws SQLException {
    long expires = row.getLong("expires_at");
    boolean expired = !row.wasNull() && expires <= clock.millis();
    if (expired || !MessageDigest.isEqual(secret.hash(), row.getBytes("secret_hash"))) {
      return Optional.empty();
    }
    var scopes = scopes(row.getString("scopes"));
    var role = Role.of(row.getString("role")).orElse(Role.USER);
    boolean auditor = scopes.readsOperations() && role.includes(Role.AUDITOR);
    return Optional.of(
        new Caller.Machine(
            row.getString("username") + "/" + row.getString("name"),
            auditor ? Role.AUDITOR : null,
            scopes.pressing(),
            SubjectId.ofBytes(row.getBytes("subject_id"))));
  }

  List<ApiToken> list(long account) {
    return jdbc.sql(
            "SELECT id, name, scopes, created_at, expires_at FROM api_token"
                + " WHERE account_id = ? ORDER BY created_at DESC")
        .param(account)
        .query((row, _) -> token(row))
        .list();
  }

  /// Empty where the account has as many as one may have.
  Optional<ApiToken> make(
      long account, Secret secret, String name, Scopes scopes, @Nullable Long expires, Member by) {
    var token = new ApiToken(secret.id(), name, scopes, clock.millis(), expires);
    var made =
        transactions.execute(
            _ -> {
              jdbc.sql("SELECT id FROM account WHERE id = ? FOR UPDATE")
                  .param(account)
                  .query(Long.class)
                  .optional();
              if (list(account).size() >= MOST) {
                return false;
              }
              insert(account, secret, token);
              trail.write(Deed.of(by, Action.TOKEN_MADE, "#" + account).with(secret.toString()));
              return true;
            });
    return Boolean.TRUE.equals(made) ? Optional.of(token) : Optional.empty();
  }

  private void insert(long account, Secret secret, ApiToken token) {
    jdbc.sql("INSERT INTO api_token VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            token.id(),
            account,
            token.name(),
            secret.hash(),
            String.join(" ", token.scopes().words()),
            token.createdAtMillis(),
            token.expiresAtMillis())
        .update();
  }

  /// Whether there was one.
  boolean revoke(long account, String id, Member by) {
    var revoked =
        transactions.execute(
            _ -> {
              int rows =
                  jdbc.sql("DELETE FROM api_token WHERE id = ? AND account_id = ?")
                      .params(id, account)
                      .update();
              if (rows > 0) {
                trail.write(Deed.of(by, Action.TOKEN_REVOKED, "#" + account).with("cct_" + id));
              }
              return rows > 0;
            });
    return Objects.requireNonNull(revoked);
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    long expires = row.getLong("expires_at");
    boolean never = row.wasNull();
    return new ApiToken(
        row.getString("id"),
        row.getString("name"),
        scopes(row.getString("scopes")),
        row.getLong("created_at"),
        never ? null : expires);
  }

  /// A scope of a later release lets nobody do more here.
  private static Scopes scopes(String joined) {
    var words = joined.isEmpty() ? List.<String>of() : List.of(joined.split(" "));
    return Scopes.parse(words).orElseGet(() -> Scopes.parse(List.of()).orElseThrow());
  }
}
