package io.cloudclicker.trail;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody did.
public enum Action {
  REGISTER,
  SIGN_IN,
  SIGN_IN_FAILED,
  LOCKOUT,
  SIGN_OUT,
  REFRESH_REUSED,
  SESSIONS_ENDED,
  ROLE_CHANGE,
  ACCOUNT_CHANGE,
  ACCOUNT_DELETION,
  SECOND_FACTOR_ON,
  SECOND_FACTOR_OFF,
  RECOVERY_CODES_MADE,
  IDENTITY_LINKED,
  IDENTITY_UNLINKED,
  TOKEN_MADE,
  TOKEN_REVOKED,
  COUNTER_MADE,
  COUNTER_CHANGE,
  COUNTER_DELETION,
  RESET,
  RECOUNT,
  RETRY;

  /// As it is stored and told: `sign-in-failed`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Action> of(String word) {
    return Stream.of(values()).filter(action -> action.word().equals(word)).findAny();
  }
}
