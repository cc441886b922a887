package io.cloudclicker.replay;

/// A partition's log can't be read on as it was counted.
public final class ReplayStopped extends Exception {

  private static final long serialVersionUID = 1;

  private final String reason;

  public ReplayStopped(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
