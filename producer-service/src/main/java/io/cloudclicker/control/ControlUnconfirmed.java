package io.cloudclicker.control;

/// Kafka did not confirm a control record in time: it is in the log, or will be, or never.
public final class ControlUnconfirmed extends Exception {

  public ControlUnconfirmed(Throwable cause) {
    super(cause);
  }
}
