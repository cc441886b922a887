package io.cloudclicker.signin;

import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.account.JpaAccounts.Known;
import io.cloudclicker.account.Username;
import io.cloudclicker.lockout.Lockouts;
import io.cloudclicker.lockout.Lockouts.Attempt;
import io.cloudclicker.password.PasswordRules;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.secondfactor.SecondFactors;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import java.time.Duration;
import java.util.Optional;

/// Decides who is signed in. A name that nobody has and a wrong password cost the same and are
/// answered the same. Safe for any thread.
final class SignIn {

  /// What stands for names that nobody can have, so that what was typed is written nowhere.
  private static final String NO_NAME = "?";

  private final JpaAccounts accounts;
  private final Passwords passwords;
  private final Lockouts lockouts;
  private final SecondFactors secondFactors;
  private final Sessions sessions;
  private final Trail trail;

  SignIn(
      JpaAccounts accounts,
      Passwords passwords,
      Lockouts lockouts,
      SecondFactors secondFactors,
      Sessions sessions,
      Trail trail) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.lockouts = lockouts;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
    this.trail = trail;
  }

  /// What somebody shows.
  record Claim(
      String username, String password, Optional<String> code, String address, String agent) {
    @Override
    public String toString() {
      return "a claim from " + address;
    }
  }

  /// What became of it.
  sealed interface Result {

    record SignedIn(Sessions.Open open) implements Result {}

    record Wrong() implements Result {}

    /// The password is right, and the account asks for a code as well.
    record CodeNeeded() implements Result {}

    record WrongCode() implements Result {}

    record Later(Duration pause) implements Result {}
  }

  Result signIn(Claim claim) {
    var name = Username.parse(claim.username());
    var attempt = new Attempt(name.map(Username::value).orElse(NO_NAME), claim.address());
    var pause = lockouts.pause(attempt);
    if (pause.isPositive()) {
      return new Result.Later(pause);
    }
    var known = name.flatMap(accounts::find);
    if (!isRight(known, claim.password())) {
      return wrong(attempt);
    }
    return withCode(known.orElseThrow(), claim, attempt);
  }

  /// A wrong code counts as a wrong password does.
  private Result withCode(Known known, Claim claim, Attempt attempt) {
    if (secondFactors.isAskedFor(known.account().id())) {
      if (claim.code().isEmpty()) {
        return new Result.CodeNeeded();
      }
      if (!secondFactors.take(known.account().id(), claim.code().get())) {
        wrong(attempt);
        return new Result.WrongCode();
      }
    }
    lockouts.succeeded(attempt);
    return signedIn(known, claim);
  }

  private boolean isRight(Optional<Known> known, String password) {
    if (known.isEmpty() || !PasswordRules.mayBeOne(password)) {
      passwords.compareWithNone("");
      return false;
    }
    var match = passwords.compare(password, known.get().passwordHash());
    if (match.right() && match.outdated()) {
      accounts.rehash(known.get(), passwords.hash(password));
    }
    return match.right();
  }

  private Result wrong(Attempt attempt) {
    var pause = lockouts.failed(attempt);
    trail.write(deed("", Action.SIGN_IN_FAILED, attempt));
    if (pause.isPositive()) {
      trail.write(deed("", Action.LOCKOUT, attempt).with(pause.toSeconds() + " s"));
    }
    return new Result.Wrong();
  }

  private Result signedIn(Known known, Claim claim) {
    var account = known.account();
    var name = account.username();
    trail.write(deed(name, Action.SIGN_IN, new Attempt(name, claim.address())));
    return new Result.SignedIn(
        sessions.begin(account.id(), account.subject(), claim.address(), claim.agent()));
  }

  private static Deed deed(String actor, Action action, Attempt attempt) {
    return new Deed(actor, action, attempt.name(), attempt.address(), "");
  }
}
