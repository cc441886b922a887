package io.cloudclicker.prove;

/// Clicks of a row, or of many.
///
/// @param sent attempts to press
/// @param acknowledged presses that were answered 202, each key once
/// @param lost acknowledged and not counted
/// @param doubled counted beyond one for each press in the log
record Clicks(long sent, long acknowledged, long lost, long doubled) {

  static final Clicks NONE = new Clicks(0, 0, 0, 0);

  Clicks plus(Clicks other) {
    return new Clicks(
        sent + other.sent,
        acknowledged + other.acknowledged,
        lost + other.lost,
        doubled + other.doubled);
  }

  boolean exact() {
    return lost == 0 && doubled == 0;
  }
}
