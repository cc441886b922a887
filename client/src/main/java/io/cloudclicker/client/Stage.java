package io.cloudclicker.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a press is on its way. All times are the service's.
sealed interface Stage {

  /// Not sent, under no key that could still count.
  record Pressed() implements Stage {}

  /// Has a key, and is sent with it, again where that has to be.
  ///
  /// @param isInDoubt whether an attempt may have been stored without our hearing of it
  record Keyed(UUID key, boolean isInDoubt, Instant notBefore) implements Stage {}

  /// Only the key's fate can tell what to do next.
  ///
  /// @param refusal why it isn't sent again, should it turn out never to have counted
  record Asking(UUID key, Instant notBefore, @Nullable Problem refusal) implements Stage {}

  /// Nothing more will happen to it.
  record Ended(Ending ending) implements Stage {}
}
