package io.cloudclicker.openid;

import io.cloudclicker.account.Account;
import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.account.Username;
import io.cloudclicker.lockout.Lockouts;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.secondfactor.SecondFactors;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// Decides who is signed in by what a provider proved, and what is linked to whose account. A name
/// or an address of e-mail that is the same proves nothing: an identity is linked by whoever is
/// signed in to the account, or to a new account. Safe for any thread; waits for the provider and
/// for MySQL.
final class OpenIdSignIn {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Providers providers;
  private final JdbcIdentities identities;
  private final JpaAccounts accounts;
  private final Passwords passwords;
  private final SecondFactors secondFactors;
  private final Lockouts lockouts;
  private final Sessions sessions;
  private final Trail trail;
  private final Clock clock;

  OpenIdSignIn(
      Providers providers,
      JdbcIdentities identities,
      JpaAccounts accounts,
      Passwords passwords,
      SecondFactors secondFactors,
      Lockouts lockouts,
      Sessions sessions,
      Trail trail,
      Clock clock) {
    this.providers = providers;
    this.identities = identities;
    this.accounts = accounts;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.lockouts = lockouts;
    this.sessions = sessions;
    this.trail = trail;
    this.clock = clock;
  }

  /// Whose browser it is that came back.
  record Visitor(String address, String agent) {}

  /// What became of it.
  sealed interface Result {

    record SignedIn(Sessions.Open open) implements Result {}

    record CodeNeeded(Proved proved) implements Result {}

    record Linked() implements Result {}

    record Failed(Trouble why) implements Result {}
  }

  /// Why nobody was signed in.
  enum Trouble {
    /// It took too long, or another browser began it.
    ATTEMPT_OVER,
    /// The person declined, or the provider's answer can't be trusted.
    NOT_PROVED,
    /// The identity is linked to another account, or the account to another identity.
    LINKED_ELSEWHERE,
    ACCOUNT_GONE,
    LOCKED_OUT,
    WRONG_CODE;

    /// As pages are told: `not-proved`.
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// @param account to link to; 0 to sign in
  Attempt begin(String provider, long account) {
    return Attempt.begin(provider, account, clock.instant().plus(PATIENCE));
  }

  Result finish(Attempt attempt, String code, String state, Visitor visitor) {
    if (isOver(attempt.until())) {
      return new Result.Failed(Trouble.ATTEMPT_OVER);
    }
    var identity = providers.identity(attempt, code, state);
    if (identity.isEmpty()) {
      return new Result.Failed(Trouble.NOT_PROVED);
    }
    return attempt.links()
        ? link(identity.get(), attempt.account(), visitor)
        : signIn(identity.get(), visitor);
  }

  /// A wrong code counts as a wrong password does.
  Result confirm(Proved proved, String code, Visitor visitor) {
    if (isOver(proved.until())) {
      return new Result.Failed(Trouble.ATTEMPT_OVER);
    }
    var known = accounts.find(proved.account());
    if (known.isEmpty()) {
      return new Result.Failed(Trouble.ACCOUNT_GONE);
    }
    var account = known.get().account();
    var attempt = new Lockouts.Attempt(account.username(), visitor.address());
    if (lockouts.pause(attempt).isPositive()) {
      return new Result.Failed(Trouble.LOCKED_OUT);
    }
    if (!secondFactors.take(account.id(), code)) {
      lockouts.failed(attempt);
      trail.write(deed(Action.SIGN_IN_FAILED, account, visitor).with("second factor"));
      return new Result.Failed(Trouble.WRONG_CODE);
    }
    lockouts.succeeded(attempt);
    return signedIn(account, proved.provider(), visitor);
  }

  private Result link(Identity identity, long account, Visitor visitor) {
    var known = accounts.find(account);
    if (known.isEmpty()) {
      return new Result.Failed(Trouble.ACCOUNT_GONE);
    }
    var deed = deed(Action.IDENTITY_LINKED, known.get().account(), visitor);
    return identities.link(identity, account, deed.with(identity.provider()))
            || isLinked(identity, account)
        ? new Result.Linked()
        : new Result.Failed(Trouble.LINKED_ELSEWHERE);
  }

  private boolean isLinked(Identity identity, long account) {
    return identities.account(identity).filter(it -> it == account).isPresent();
  }

  private Result signIn(Identity identity, Visitor visitor) {
    long id = accountOf(identity, visitor.address());
    var known = accounts.find(id);
    if (known.isEmpty()) {
      return new Result.Failed(Trouble.ACCOUNT_GONE);
    }
    var account = known.get().account();
    return secondFactors.isAskedFor(id)
        ? new Result.CodeNeeded(new Proved(identity.provider(), id, clock.instant().plus(PATIENCE)))
        : signedIn(account, identity.provider(), visitor);
  }

  /// Of whoever comes for the first time a new one, whose password nobody knows.
  private long accountOf(Identity identity, String address) {
    var linked = identities.account(identity);
    if (linked.isPresent()) {
      return linked.get();
    }
    var hash = passwords.hash(UUID.randomUUID().toString());
    return names(identity)
        .flatMap(name -> identities.register(identity, name, hash, address).stream())
        .findFirst()
        .or(() -> identities.account(identity))
        .orElseThrow(() -> new IllegalStateException("no account for " + identity));
  }

  private static Stream<Username> names(Identity identity) {
    var preferred =
        identity
            .preferredUsername()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .flatMap(Username::parse);
    var random =
        new Username(identity.provider() + "-" + UUID.randomUUID().toString().substring(24));
    return Stream.concat(preferred.stream(), Stream.of(random));
  }

  private Result signedIn(Account account, String provider, Visitor visitor) {
    trail.write(deed(Action.SIGN_IN, account, visitor).with(provider));
    return new Result.SignedIn(
        sessions.begin(account.id(), account.subject(), visitor.address(), visitor.agent()));
  }

  private boolean isOver(Instant until) {
    return !clock.instant().isBefore(until);
  }

  private static Deed deed(Action action, Account account, Visitor visitor) {
    return new Deed(account.username(), action, account.username(), visitor.address(), "");
  }
}
