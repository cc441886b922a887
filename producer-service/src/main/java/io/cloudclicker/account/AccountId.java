package io.cloudclicker.account;

import io.cloudclicker.caller.Member;
import io.cloudclicker.caller.Role;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;

/// The `{id}` of a path that begins with `/api/users`.
public final class AccountId {

  private AccountId() {}

  /// Refuses whoever is neither the person nor an owner, in the same way whether the account exists
  /// or not.
  public static long of(String text, Member member) {
    boolean isNumber = text.matches("[1-9][0-9]{0,17}");
    long id = isNumber ? Long.parseLong(text) : 0;
    if (!member.is(id) && !member.role().includes(Role.OWNER)) {
      throw Problem.invalid(403, "role", "only for oneself, or for the role OWNER").raised();
    }
    if (!isNumber) {
      throw missing();
    }
    return id;
  }

  /// Of calls that nobody makes for another, owners neither.
  public static long ofOneself(String text, Member member) {
    long id = of(text, member);
    if (!member.is(id)) {
      throw Problem.invalid(403, "role", "only for oneself").raised();
    }
    return id;
  }

  public static ProblemRaised missing() {
    return Problem.invalid(404, "no-user", "there is no such account").raised();
  }
}
