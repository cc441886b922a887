package io.cloudclicker.audit;

/// A store has another number of clicks than the log.
///
/// @param nextOffset at which both were compared
record Drift(Store store, Place place, long expected, long found, long nextOffset) {

  enum Store {
    MYSQL,
    REDIS;

    /// The column `audit_drift.store`.
    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  long difference() {
    return found - expected;
  }
}
