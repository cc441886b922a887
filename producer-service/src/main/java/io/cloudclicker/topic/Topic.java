package io.cloudclicker.topic;

import java.util.Optional;

/// Where clicks go. Safe for any thread; never does I/O.
public interface Topic {

  /// The log that is written now; empty until the broker and the database have told it once.
  Optional<CurrentLog> current();
}
