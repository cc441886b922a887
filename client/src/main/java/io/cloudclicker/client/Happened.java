package io.cloudclicker.client;

import java.time.Instant;

/// What an answer tells of a press that was sent, or asked for. All times are the service's.
sealed interface Happened {

  /// 202: it will be counted.
  record Stored(String receipt) implements Happened {}

  record NotStored(Problem why, Instant retryAt) implements Happened {}

  record Unknown(Problem why, Instant retryAt) implements Happened {}

  /// 422: this key is not taken now.
  record KeyRefused(Instant serviceNow) implements Happened {}

  record Invalid(Problem why) implements Happened {}

  record Told(Fate fate, Instant askAgainAt) implements Happened {}
}
