package io.cloudclicker.ingest;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.wire.Receipt;
import org.jspecify.annotations.Nullable;

/// What is answered to one press.
sealed interface Pressed {

  /// @param id the key, or where there was none an id for tracing
  record Queued(String id, Receipt receipt) implements Pressed {}

  /// @param id the key, null where there was none that could be read
  record Refused(@Nullable String id, Problem problem) implements Pressed {}
}
