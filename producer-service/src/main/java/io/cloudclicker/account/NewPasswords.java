package io.cloudclicker.account;

import io.cloudclicker.password.PasswordRules;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;

/// Names and passwords that somebody chose: refused by name, or made ready to be kept.
final class NewPasswords {

  private final PasswordRules rules;
  private final Passwords passwords;

  NewPasswords(PasswordRules rules, Passwords passwords) {
    this.rules = rules;
    this.passwords = passwords;
  }

  static Username username(String text) {
    return Username.parse(text).orElseThrow(() -> refused("bad-name", "username", Username.FORM));
  }

  String hash(String password, Username username) {
    rules
        .refusal(password, username.value())
        .ifPresent(
            why -> {
              throw refused("weak-password", "password", why);
            });
    return passwords.hash(password);
  }

  private static ProblemRaised refused(String type, String member, String why) {
    return Problem.invalid(422, type, member + " " + why).with("member", member).raised();
  }
}
