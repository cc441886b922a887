package io.cloudclicker.account;

import io.cloudclicker.account.JpaAccounts.Known;
import io.cloudclicker.lockout.Lockouts;
import io.cloudclicker.lockout.Lockouts.Attempt;
import io.cloudclicker.password.PasswordRules;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import java.time.Duration;
import java.util.Optional;

/// Asks whoever is signed in for the password again, before what a stolen token must not do.
public final class OwnPassword {

  private final Passwords passwords;
  private final Lockouts lockouts;
  private final Trail trail;

  OwnPassword(Passwords passwords, Lockouts lockouts, Trail trail) {
    this.passwords = passwords;
    this.lockouts = lockouts;
    this.trail = trail;
  }

  public void check(Known known, Optional<String> given, String address) {
    var name = known.account().username();
    var password =
        given.orElseThrow(() -> refused("it takes the present password: current_password"));
    var attempt = new Attempt(name, address);
    var pause = lockouts.pause(attempt);
    if (pause.isPositive()) {
      throw later(pause);
    }
    boolean right =
        PasswordRules.mayBeOne(password)
            && passwords.compare(password, known.passwordHash()).right();
    if (!right) {
      lockouts.failed(attempt);
      trail.write(new Deed(name, Action.SIGN_IN_FAILED, name, address, "asked again"));
      throw refused("current_password is not the present password");
    }
  }

  private static ProblemRaised refused(String detail) {
    return Problem.invalid(403, "current-password", detail).raised();
  }

  public static ProblemRaised later(Duration pause) {
    return Problem.invalid(429, "locked-out", "too many failures; wait before the next try")
        .with(pause)
        .raised();
  }
}
