package io.cloudclicker.ingest;

/// What became of one record handed to the producer.
sealed interface Sent {

  /// @param appendedAtMillis by the broker's clock
  /// @param sentAtMillis by this machine's clock, before it was sent
  /// @param ackedAtMillis by this machine's clock
  record Acked(
      int partition, long offset, long appendedAtMillis, long sentAtMillis, long ackedAtMillis)
      implements Sent {}

  /// It never left: not in the log, now or later.
  record Refused(String reason) implements Sent {}

  /// It was on its way when the answer was lost.
  record Lost(String reason) implements Sent {}
}
