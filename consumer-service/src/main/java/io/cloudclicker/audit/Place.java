package io.cloudclicker.audit;

import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;

/// A cell, whatever its revision: every revision has to say what the log says.
record Place(CounterId counter, long epoch, int log, int partition) {

  static Place of(Cell cell) {
    var key = cell.key();
    return new Place(key.counter(), key.epoch(), key.log(), key.partition());
  }
}
