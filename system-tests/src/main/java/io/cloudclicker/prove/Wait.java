package io.cloudclicker.prove;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waits for what has to come true, for as long as a busy machine may need.
final class Wait {

  static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofMillis(200);

  private Wait() {}

  static void until(String what, Callable<Boolean> condition) {
    waiting(what).until(condition);
  }

  /// The same, where asking may fail for a while.
  static void untilItCanBeSaid(String what, Callable<Boolean> condition) {
    waiting(what).ignoreExceptions().until(condition);
  }

  private static ConditionFactory waiting(String what) {
    return Awaitility.await(what).atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(LOOK);
  }
}
