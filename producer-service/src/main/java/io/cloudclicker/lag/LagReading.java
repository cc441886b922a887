package io.cloudclicker.lag;

/// What is known of the lag now.
sealed interface LagReading {

  record Known(Lag lag) implements LagReading {}

  /// Kafka has not told for too long how far the log reaches, or never did.
  record LogUnknown() implements LagReading {}

  /// MySQL has not told yet how far it has counted.
  record ProgressUnknown() implements LagReading {}
}
