package io.cloudclicker.limit;

import java.time.Duration;

/// A bucket of tokens for each subject. Safe for any thread; waits for nothing.
interface Buckets {

  /// @return how long to wait for a token; zero where one was taken
  Duration take(Subject subject, Rate rate);
}
