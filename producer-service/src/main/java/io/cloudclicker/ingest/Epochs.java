package io.cloudclicker.ingest;

import io.cloudclicker.wire.CounterId;

/// The epochs that this instance has heard of. Safe for any thread; never does I/O.
public interface Epochs {

  /// The highest epoch known of the counter; 0 where none is known.
  long known(CounterId counter);
}
