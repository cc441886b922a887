package io.cloudclicker.ingest;

/// Whether this instance takes clicks. Safe for any thread; never does I/O.
public interface Intake {

  /// True once the log is known and the producer has met the topic; it stays so.
  boolean warm();

  /// Whether a click sent now could be stored.
  boolean open();
}
