package io.cloudclicker.simulation;

/// What whoever is under test is exposed to while it runs.
public interface Fortune {

  /// The chances of the step that is being played.
  Dice dice();

  /// Whether a mishap of this likelihood strikes now.
  boolean strikes(int oneIn);

  /// Perhaps the caller stands still here while others go on: the process is stopped, or the call
  /// takes long.
  void maybeStandStill();

  void happened(Happening happening);
}
