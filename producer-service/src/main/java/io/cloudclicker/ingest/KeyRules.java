package io.cloudclicker.ingest;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.wire.ClickKey;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which keys an edge takes, by its clock, so that every acknowledged key is in time by the log's.
final class KeyRules {

  static final Duration MAX_AGE = Duration.ofMinutes(10);
  static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  private KeyRules() {}

  /// Why the key is not taken; empty where it is.
  static Optional<String> refusal(ClickKey key, long nowMillis, @Nullable CurrentLog log) {
    long ageMillis = nowMillis - key.timeMillis();
    if (ageMillis > MAX_AGE.toMillis()) {
      return Optional.of("the key is older than " + MAX_AGE.toMinutes() + " minutes");
    }
    if (-ageMillis > MAX_AHEAD.toMillis()) {
      return Optional.of("the key is more than " + MAX_AHEAD.toSeconds() + " seconds ahead");
    }
    return log != null && isOlderThan(log, key)
        ? Optional.of("the key is older than the log that clicks go to now")
        : Optional.empty();
  }

  private static boolean isOlderThan(CurrentLog log, ClickKey key) {
    long takenFrom = log.bornAtMillis() + KeyClock.AFTER_BIRTH.toMillis();
    return log.bornAtMillis() > 0 && key.timeMillis() < takenFrom;
  }
}
