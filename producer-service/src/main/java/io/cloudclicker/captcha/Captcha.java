package io.cloudclicker.captcha;

/// Makes challenges and judges their solutions. Safe for any thread.
interface Captcha {

  /// What became of a solution. Every case but the first is a refusal.
  enum Verdict {
    GOOD,
    WRONG,
    EXPIRED,
    USED
  }

  JsonChallenge challenge();

  /// Uses a good solution up: the next time it is `USED`.
  ///
  /// @param solution as the caller sent it, whatever it is
  Verdict judge(String solution);
}
