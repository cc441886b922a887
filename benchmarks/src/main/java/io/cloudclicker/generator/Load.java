package io.cloudclicker.generator;

import java.time.Duration;

/// How requests are sent.
public sealed interface Load {

  /// Every connection sends its next request when the answer to the one before is there: shows what
  /// a server holds at most, and nothing about latency at a rate.
  record Closed(int connections, Duration takes) implements Load {}

  /// Requests are due at a constant rate; one that finds no connection free waits for the first,
  /// and its waiting is part of its latency.
  ///
  /// @param connections at most so many requests are without an answer
  record Open(int connections, double perSecond, Duration takes) implements Load {}

  int connections();

  Duration takes();
}
