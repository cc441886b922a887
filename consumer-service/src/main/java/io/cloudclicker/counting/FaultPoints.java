package io.cloudclicker.counting;

/// Places where a test may end the process, so that "killed between this and that" is an event that
/// happens and not one that is hoped for. Armed by `clicker.faults.*` only; otherwise nothing.
interface FaultPoints {

  String AFTER_CAS = "after-cas";
  String AFTER_UPSERT = "after-upsert";
  String BEFORE_COMMIT = "before-commit";
  String AFTER_COMMIT = "after-commit";
  String AFTER_CACHE = "after-cache";

  void reached(String point);
}
