package io.cloudclicker.reading;

import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.wire.CounterId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The highest epoch that notices and stores have told of each counter that was ever reset. Of too
/// many it forgets all: an epoch is a hint of the edge, the log decides. Safe for any thread.
final class HeardEpochs implements Epochs {

  private static final int MAX_COUNTERS = 100_000;

  private final Map<CounterId, Long> epochs = new ConcurrentHashMap<>();

  @Override
  public long known(CounterId counter) {
    return epochs.getOrDefault(counter, 0L);
  }

  void hear(CounterId counter, long epoch) {
    if (epoch > known(counter)) {
      if (epochs.size() >= MAX_COUNTERS) {
        epochs.clear();
      }
      epochs.merge(counter, epoch, Math::max);
    }
  }
}
