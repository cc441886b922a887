package io.cloudclicker.caller;

import java.util.Optional;

/// Who a person is by now. Asks the database, so that a session that was ended or a role that was
/// taken away is so at once. Safe for any thread.
public interface Members {

  /// @param name the username
  record Standing(String name, Role role) {}

  /// Empty where the session has ended.
  Optional<Standing> of(Caller.Person person);
}
