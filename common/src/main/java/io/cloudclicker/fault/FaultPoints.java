package io.cloudclicker.fault;

/// Places where a test may break the process, so that "killed between this and that" is an event
/// that happens and not one that is hoped for. Armed by `clicker.faults.*` only; otherwise nothing.
/// Safe for any thread.
@FunctionalInterface
public interface FaultPoints {

  FaultPoints NONE = _ -> {};

  /// Returns, unless the point is armed and its turn has come.
  void reached(String point);
}
