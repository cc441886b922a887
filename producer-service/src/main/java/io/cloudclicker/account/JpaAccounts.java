package io.cloudclicker.account;

import io.cloudclicker.caller.Member;
import io.cloudclicker.caller.Role;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.cloudclicker.wire.SubjectId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.support.TransactionOperations;

/// Accounts in MySQL, each deed in one short transaction together with its line in the trail. Safe
/// for any thread.
public final class JpaAccounts {

  private final JpaAccountRepository rows;
  private final TransactionOperations transactions;
  private final Sessions sessions;
  private final Trail trail;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  JpaAccounts(
      JpaAccountRepository rows,
      TransactionOperations transactions,
      Sessions sessions,
      Trail trail,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.sessions = sessions;
    this.trail = trail;
    this.clock = clock;
  }

  /// An account with what proves that somebody is its person.
  public record Known(Account account, String passwordHash) {
    @Override
    public String toString() {
      return account.toString();
    }
  }

  /// What became of a wish to register.
  public sealed interface Registered {

    record Done(long id) implements Registered {}

    record Taken() implements Registered {}

    /// There is an owner already, so nobody becomes one by registering.
    record HasOwner() implements Registered {}
  }

  /// What became of a wish to change an account.
  enum Changed {
    DONE,
    MISSING,
    TAKEN,
    /// Somebody has to be an owner.
    LAST_OWNER
  }

  /// What is null stays as it is.
  record Change(@Nullable Username username, @Nullable String passwordHash) {
    @Override
    public String toString() {
      return username == null ? "a password" : username.value();
    }
  }

  public Registered register(Username name, String passwordHash, Role role, String address) {
    try {
      return in(
          () -> {
            if (role == Role.OWNER && !rows.lockOwners().isEmpty()) {
              return new Registered.HasOwner();
            }
            if (rows.findByUsername(name.value()).isPresent()) {
              return new Registered.Taken();
            }
            var row = new JpaAccount(name, newSubject(), role, passwordHash, clock.millis());
            var account = rows.save(row).account();
            rows.flush();
            trail.write(
                new Deed(name.value(), Action.REGISTER, name.value(), address, role.name()));
            return new Registered.Done(account.id());
          });
    } catch (DataIntegrityViolationException e) {
      return new Registered.Taken();
    }
  }

  boolean hasOwner() {
    return in(rows::countOwners) > 0;
  }

  public Optional<Known> find(Username name) {
    return in(() -> rows.findByUsername(name.value()).map(JpaAccounts::known));
  }

  public Optional<Known> find(long id) {
    return in(() -> rows.findById(id).map(JpaAccounts::known));
  }

  /// @param after only ids behind this one
  List<Account> page(long after, int limit) {
    return in(
        () ->
            rows.page(after, PageRequest.ofSize(limit)).stream().map(JpaAccount::account).toList());
  }

  /// After a password proved right whose hash is not made as we make them by now.
  public void rehash(Known known, String hash) {
    in(() -> rows.rehash(known.account().id(), known.passwordHash(), hash));
  }

  /// A new password ends all other sessions.
  Changed change(long id, Change change, Member by) {
    try {
      return in(
          () ->
              rows.findById(id)
                  .map(
                      row -> {
                        var name = row.account().username();
                        Optional.ofNullable(change.username()).ifPresent(row::rename);
                        Optional.ofNullable(change.passwordHash()).ifPresent(row::setPasswordHash);
                        rows.flush();
                        if (change.passwordHash() != null) {
                          sessions.endAll(id, by.is(id) ? by.session() : null);
                        }
                        trail.write(
                            Deed.of(by, Action.ACCOUNT_CHANGE, name).with(change.toString()));
                        return Changed.DONE;
                      })
                  .orElse(Changed.MISSING));
    } catch (DataIntegrityViolationException e) {
      return Changed.TAKEN;
    }
  }

  Changed changeRole(long id, Role role, Member by) {
    return in(
        () -> {
          var owners = rows.lockOwners();
          var row = rows.findById(id).orElse(null);
          if (row == null) {
            return Changed.MISSING;
          }
          if (role != Role.OWNER && isLast(id, owners)) {
            return Changed.LAST_OWNER;
          }
          trail.write(
              Deed.of(by, Action.ROLE_CHANGE, row.account().username())
                  .with(row.role() + " to " + role));
          row.setRole(role);
          return Changed.DONE;
        });
  }

  /// The clicks stay; whose they were is known no more.
  Changed delete(long id, Member by) {
    return in(
        () -> {
          var owners = rows.lockOwners();
          var row = rows.findById(id).orElse(null);
          if (row == null) {
            return Changed.MISSING;
          }
          if (isLast(id, owners)) {
            return Changed.LAST_OWNER;
          }
          trail.write(Deed.of(by, Action.ACCOUNT_DELETION, row.account().username()));
          sessions.endAll(id, null);
          rows.forgetSecondFactor(id);
          rows.forgetRecoveryCodes(id);
          rows.forgetTokens(id);
          rows.forgetIdentities(id);
          rows.delete(row);
          return Changed.DONE;
        });
  }

  private static boolean isLast(long id, List<Long> owners) {
    return owners.size() == 1 && owners.contains(id);
  }

  private static Known known(JpaAccount row) {
    return new Known(row.account(), row.passwordHash());
  }

  private SubjectId newSubject() {
    return new SubjectId(random.nextLong(), random.nextLong());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }
}
