package io.cloudclicker.simulation;

/// The process ends here. An error, so that nothing on the way out takes it for a failure to mend.
public final class Crashed extends Error {

  public Crashed() {
    super("crashed", null, false, false);
  }
}
