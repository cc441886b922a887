package io.cloudclicker.ingest;

import io.cloudclicker.wire.Receipt;
import java.time.Duration;

/// What became of a click offered to the log. Every case is ordinary; a bug is an exception.
sealed interface PublishResult {

  /// On all in-sync replicas, and it will be counted.
  record Stored(Receipt receipt) implements PublishResult {}

  /// Certainly not in the log, now or later.
  record NotStored(String reason, Duration retryAfter) implements PublishResult {}

  /// Perhaps in the log, perhaps later; only the same key is safe to send again.
  record Unknown(String reason) implements PublishResult {}
}
