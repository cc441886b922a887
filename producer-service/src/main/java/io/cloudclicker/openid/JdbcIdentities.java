package io.cloudclicker.openid;

import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.account.JpaAccounts.Registered;
import io.cloudclicker.account.Username;
import io.cloudclicker.caller.Role;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionOperations;

/// The rows of `account_identity`. Safe for any thread.
final class JdbcIdentities {

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JpaAccounts accounts;
  private final Trail trail;
  private final Clock clock;

  JdbcIdentities(
      JdbcClient jdbc,
      TransactionOperations transactions,
      JpaAccounts accounts,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.accounts = accounts;
    this.trail = trail;
    this.clock = clock;
  }

  /// A link of an account.
  record Link(String provider, Instant at) {}

  /// Whose account it is.
  Optional<Long> account(Identity identity) {
    return jdbc.sql("SELECT account_id FROM account_identity WHERE provider = ? AND subject = ?")
        .params(identity.provider(), identity.subject())
        .query(Long.class)
        .optional();
  }

  List<Link> of(long account) {
    return jdbc.sql(
            "SELECT provider, linked_at FROM account_identity WHERE account_id = ? ORDER BY provider")
        .param(account)
        .query((row, _) -> new Link(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .list();
  }

  /// A new account for it; empty where the name is taken, or somebody was faster.
  Optional<Long> register(Identity identity, Username name, String hash, String address) {
    try {
      return in(
          () ->
              switch (accounts.register(name, hash, Role.USER, address)) {
                case Registered.Done(long id) -> {
                  insert(identity, id);
                  yield Optional.of(id);
                }
                case Registered.Taken _, Registered.HasOwner _ -> Optional.empty();
              });
    } catch (DataIntegrityViolationException | UnexpectedRollbackException e) {
      return Optional.empty();
    }
  }

  /// False where the identity is linked to an account, or the account to somebody there.
  boolean link(Identity identity, long account, Deed deed) {
    try {
      return in(
          () -> {
            insert(identity, account);
            trail.write(deed);
            return true;
          });
    } catch (DataIntegrityViolationException e) {
      return false;
    }
  }

  /// Whether there was such a link.
  boolean unlink(String provider, long account, Deed deed) {
    return in(
        () -> {
          int removed =
              jdbc.sql("DELETE FROM account_identity WHERE account_id = ? AND provider = ?")
                  .params(account, provider)
                  .update();
          if (removed > 0) {
            trail.write(deed);
          }
          return removed > 0;
        });
  }

  private void insert(Identity identity, long account) {
    jdbc.sql("INSERT INTO account_identity VALUES (?, ?, ?, ?)")
        .params(identity.provider(), identity.subject(), account, clock.millis())
        .update();
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
