package io.cloudclicker.fault;

/// What happens at an armed point.
public enum FaultAction {
  /// The process ends as `kill -9` ends it.
  HALT,
  /// The caller meets an [InjectedFault].
  THROW,
  /// The thread stands still for a while, the rest of the process goes on.
  HANG,
  /// The whole process stands still, as SIGSTOP does it, until somebody sends SIGCONT.
  STOP,
  /// The heap is filled; a JVM that was started with `-XX:+ExitOnOutOfMemoryError` ends.
  EXHAUST
}
